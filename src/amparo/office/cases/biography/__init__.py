"""The biography of a person: what government forms ask and no rule of law needs, told group by group.

`known` says what is told, missing, or apart in time; `overview` shows it, `interview` asks for it group
by group from one source, `telling` writes. It lies in statements (`statements.ledger.Ledger.told`), each with its
source.
"""
