// ZoneExchangeTests
