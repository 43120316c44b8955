"""Publishing: what servers send with the site, which licences it carries, and whether a published copy is the one that was built."""
