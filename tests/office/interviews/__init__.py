"""Tests of the interview desk in the office."""
