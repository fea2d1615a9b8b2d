"""The paper: blank government forms recognised, filled and continued, and sheets for typing answers elsewhere.

`fields.fields_of` says what a file asks, `filling.fill` fills it, `recognising.recognise` says which form it is.
"""
