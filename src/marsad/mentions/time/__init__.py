"""The grammar of times: what a text says of days, months, years and stretches of them."""
