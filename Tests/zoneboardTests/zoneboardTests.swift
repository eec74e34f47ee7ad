// zoneboardTests
