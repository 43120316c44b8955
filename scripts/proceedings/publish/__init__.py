"""Publishing: what servers must send, the licences that the site carries, and the comparison of a published copy with the build."""
