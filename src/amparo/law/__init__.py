"""What the law says: facts, rules over them, policies, forms of relief, deadlines, clocks, all with citations.

Start at `book.the_law()`. `questions.answer` puts one question for one person; `check.check` finds what is
wrong with the declarations. Nothing here is legal advice.
"""
