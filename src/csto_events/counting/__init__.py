"""Counting: number words, how a number is meant, what it counts; `find.counts` puts it together.

- `lists`: the words, from `counts.toml`
- `numerals`: tokens and hits → what numbers are made of
- `numbers`: numerals → numbers with their value
- `bounds`: a number and the words beside it → qualifier, bounds, range, negation
- `agreement`, `nouns`: a number → the noun it counts
- `labels`: numbers that count nothing: days, years, articles, names
"""
