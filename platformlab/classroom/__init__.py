"""Pages of the class game: what a reader, a team and a teacher see; the rules stay in `game`."""
