"""Each role's first screen, the way around, search: reads everyone, is read by no one."""
