// ZoneModelTests
