"""The same happening told by several pages: which tellings may be one, how like they are, what groups they form, where they contradict each other."""
