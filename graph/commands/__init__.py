"""The commands, by what they are for: each module declares what is typed and runs it."""
