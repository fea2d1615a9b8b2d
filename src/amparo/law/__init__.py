"""What the law says: facts, rules over them, policies, options, deadlines, clocks; every line with its citation.

Start at `book.the_law()`. `questions.answer` puts one question for one person; `check.check` finds what is
wrong with the declarations. Nothing here is legal advice.
"""
