// ZoneStoreTests
