// swift-tools-version: 6.3

import Foundation
import PackageDescription

/// The arrows of the house: each module with what it may import.
///
/// `docs/architecture.md` explains them; `make layers` fails on any other import.
let package = Package(
  name: "zoneboard",
  products: [
    .executable(name: "zoneboard", targets: ["zoneboard"]),
    // What `make fuzz` links with libFuzzer.
    .library(name: "FuzzReaders", type: .static, targets: ["FuzzReaders"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "ZoneModel", dependencies: [.product(name: "Yams", package: "Yams")]),
    .target(name: "ZoneQuery", dependencies: ["ZoneModel"]),
    .target(
      name: "ZonePolicy",
      dependencies: ["ZoneModel", "ZoneQuery", .product(name: "Yams", package: "Yams")],
      exclude: ["Packs"]
    ),
    .target(
      name: "ZoneStore",
      dependencies: [
        "ZoneModel", "CPosix",
        .product(name: "HashTreeCollections", package: "swift-collections"),
      ]
    ),
    .target(name: "ZoneExchange", dependencies: ["ZoneModel", "ZoneQuery", "ZonePolicy"]),
    .target(name: "ZoneSamples", dependencies: ["ZoneModel"]),
    .target(name: "Canvas", dependencies: [.product(name: "Yams", package: "Yams")]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    .target(name: "CPosix"),
    .target(name: "Terminal", dependencies: ["Canvas", "CNcurses"]),
    .target(
      name: "Dashboard",
      dependencies: ["Canvas", "ZoneModel", "ZoneQuery", "ZonePolicy"]
    ),
    .executableTarget(
      name: "zoneboard",
      dependencies: [
        "Canvas", "CPosix", "Dashboard", "Terminal", "ZoneExchange", "ZoneModel", "ZonePolicy",
        "ZoneQuery", "ZoneSamples", "ZoneStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Yams", package: "Yams"),
      ]
    ),

    .target(
      name: "CTestSupport",
      path: "Tests/CTestSupport",
      linkerSettings: [.linkedLibrary("util")]
    ),
    .target(name: "TestSupport", dependencies: ["CTestSupport"], path: "Tests/TestSupport"),
    .testTarget(name: "ZoneModelTests", dependencies: ["TestSupport", "ZoneModel"]),
    .testTarget(name: "ZoneQueryTests", dependencies: ["TestSupport", "ZoneModel", "ZoneQuery"]),
    .testTarget(
      name: "ZonePolicyTests",
      dependencies: [
        "TestSupport", "ZoneModel", "ZonePolicy", "ZoneQuery", "ZoneSamples",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .testTarget(
      name: "ZoneStoreTests",
      dependencies: ["CPosix", "TestSupport", "ZoneModel", "ZoneStore"]
    ),
    .testTarget(
      name: "ZoneExchangeTests",
      dependencies: ["TestSupport", "ZoneExchange", "ZoneModel", "ZoneQuery"]
    ),
    .testTarget(
      name: "ZoneSamplesTests",
      dependencies: ["TestSupport", "ZoneModel", "ZoneQuery", "ZoneSamples"]
    ),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"]),
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["Canvas", "Terminal"],
      path: "Tests/TerminalProbe"
    ),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Canvas", "TestSupport", "Terminal", "TerminalProbe"]
    ),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "Canvas", "Dashboard", "TestSupport", "ZoneModel", "ZonePolicy", "ZoneQuery", "ZoneSamples",
      ]
    ),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"]),
    .testTarget(
      name: "zoneboardTests",
      dependencies: ["TestSupport", "ZoneModel", "ZoneStore"]
    ),
    .testTarget(name: "ScenarioTests", dependencies: ["TestSupport"]),
    .target(
      name: "FuzzReaders",
      dependencies: [
        "Canvas", "Dashboard", "ZoneExchange", "ZoneModel", "ZonePolicy", "ZoneQuery",
        "ZoneSamples", "ZoneStore",
      ],
      path: "Tests/Fuzz/Readers"
    ),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["FuzzReaders", "TestSupport"],
      path: "Tests/Fuzz/Tests"
    ),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["TestSupport", "ZoneModel", "ZoneQuery", "ZoneStore"],
      path: "Tests/Benchmarks"
    ),
  ],
  swiftLanguageModes: [.v6]
)

/// Modules that may hold pointers; all others are built with strict memory safety.
let pointerModules: Set<String> = [
  "CNcurses", "CPosix", "CTestSupport", "FuzzReaders", "Terminal", "TestSupport", "ZoneStore",
  "zoneboard",
]

/// Whether a warning stops the build, as it does in `make check`; a newer compiler's never should.
let warningsAreErrors = ProcessInfo.processInfo.environment["ZONEBOARD_WARNINGS"] == "error"

/// Whether the program holds Swift's own libraries, as `make` asks where the toolchain has them to be
/// linked in: it starts in half the time, and on servers without a toolchain.
///
/// No test may depend on the program's target then, whose objects want other libraries than theirs.
let isSelfContained =
  ProcessInfo.processInfo.environment["ZONEBOARD_STATIC"].map { !$0.isEmpty } ?? false

for target in package.targets {
  if target.name.hasPrefix("C"), target.name != "Canvas", target.name != "CanvasTests" {
    target.cSettings = warningsAreErrors ? [.treatAllWarnings(as: .error)] : []
    continue
  }
  var settings = target.swiftSettings ?? []
  settings += [
    // SE-0335
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0409
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0444
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0461
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // SE-0470
    .enableUpcomingFeature("InferIsolatedConformances"),
    // SE-0481
    .enableUpcomingFeature("ImmutableWeakCaptures"),
  ]
  if target.type == .regular, !pointerModules.contains(target.name) {
    settings.append(.strictMemorySafety())
  }
  if warningsAreErrors {
    settings.append(.treatAllWarnings(as: .error))
  }
  if isSelfContained, target.name == "zoneboard" {
    let released = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
    settings.append(.unsafeFlags(["-static-stdlib"], released))
    // The usual linker warns of functions that nobody calls.
    target.linkerSettings = [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], released)]
  }
  target.swiftSettings = settings
}
