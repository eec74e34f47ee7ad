// ZonePolicyTests
