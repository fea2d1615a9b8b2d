"""Spark: what it needs, and how it is told when that is missing."""

import os
import subprocess
import sys

import pytest

from amparo.errors import LawError
from amparo.law.calendar import Unit
from amparo.law.tree import After, Compare, Day, FactTerm, Number, Yes
from amparo.screen import spark
from tests.trees import DAYS, FACTS


def test_a_missing_spark_is_told_with_what_to_install():
    code = (
        "import sys; sys.modules['pyspark'] = None; sys.modules['pyspark.errors'] = None\n"
        "from amparo.errors import DocketError\nfrom amparo.screen import spark\n"
        "try:\n    spark.session()\nexcept DocketError as wrong:\n    print(wrong)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "the engine spark is not here" in done.stdout
    assert "uv sync --extra spark" in done.stdout


def test_a_missing_java_is_told_with_what_to_install(tmp_path):
    code = (
        "from amparo.errors import DocketError\nfrom amparo.screen import spark\n"
        "try:\n    spark.session()\nexcept DocketError as wrong:\n    print(wrong)\n"
    )
    env = {**os.environ, "PATH": str(tmp_path), "JAVA_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert "Spark does not start" in done.stdout
    assert "default-jre-headless" in done.stdout


def test_a_count_too_long_for_its_table_is_refused():
    compiler = spark.spark_columns(FACTS, frozenset(FACTS))
    spark.session()
    long = After(FactTerm("born_on"), 300, Unit.WORKING_DAYS)
    with pytest.raises(LawError, match="more working days than"):
        compiler.rule(Compare(long, "<", FactTerm("hearing_on")))


def test_what_is_no_step_or_rule_is_refused():
    spark.session()
    with pytest.raises(TypeError, match="not a step"):
        spark.SparkOperations(FACTS).counted((Yes("in_us"),), Number(1))
    with pytest.raises(TypeError, match="not settled"):
        spark.spark_columns(FACTS, frozenset(FACTS)).rule(Day(DAYS[0]))
