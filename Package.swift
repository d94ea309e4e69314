// swift-tools-version: 6.2
// One section a room, in the order of the mention's path; dependencies alphabetical, one a line.
// What a room may import is said here; `.ci/check-imports` compares it with the `import` lines.
import PackageDescription

let strict = Context.environment["VIGIA_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

#if arch(arm64)
  let machine = "aarch64-linux-gnu"
#else
  let machine = "x86_64-linux-gnu"
#endif

/// Where GMime's headers and GLib's are; `pkg-config` says the same with flags that SwiftPM warns of.
let gmimeHeaders = [
  "-isystem", "/usr/include/gmime-3.0", "-isystem", "/usr/include/glib-2.0",
  "-isystem", "/usr/lib/\(machine)/glib-2.0/include",
]

/// A C library that Debian keeps: module map and shim header, nothing compiled.
func debian(_ name: String, pkgConfig: String? = nil, package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([package])])
}

/// A room: one stage or one shared subject.
func room(
  _ name: String, _ uses: [Target.Dependency], explainedIn page: String? = nil
) -> Target {
  .target(
    name: name, dependencies: uses, exclude: page.map { [$0] } ?? [], swiftSettings: settings)
}

/// The tests of one room; each may use the turnable clock and scripted server of `Rehearsal`.
func tests(_ name: String, _ uses: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: uses + ["Rehearsal"], swiftSettings: settings)
}

let package = Package(
  name: "vigia",
  products: [.executable(name: "vigia", targets: ["vigia"])],
  dependencies: [],
  targets: [
    debian("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
    debian("CXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
    debian("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    debian("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
    debian("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    debian("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    // Its pkg-config file names flags that SwiftPM refuses; the module map links it.
    debian("CGD", package: "libgd-dev"),
    debian("CWslay", package: "libwslay-dev"),
    .systemLibrary(name: "CMemory", path: "Sources/System/CMemory"),
    .target(
      name: "CGMime", path: "Sources/System/CGMime",
      cSettings: [.unsafeFlags(gmimeHeaders)],
      linkerSettings: ["gmime-3.0", "gobject-2.0", "glib-2.0"].map { .linkedLibrary($0) }),
    .target(
      name: "CSimdJSON", path: "Sources/System/CSimdJSON",
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "CICU", path: "Sources/System/CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

    .target(
      name: "Model", swiftSettings: settings, linkerSettings: [.linkedLibrary("m")]),
    room("Text", ["Model", "CSimdJSON"]),
    room("Configuring", ["Model", "CYAML"]),
    room("Sealing", ["CCrypto"]),
    room("Transfers", ["Model", "Sealing", "CCurl", "CWslay"]),
    room("Store", ["Model", "Text", "CSQLite"]),
    room("Polling", ["Model", "Sealing", "Transfers"]),
    room("Parsing", ["Model", "Text", "CGMime", "CXML2"]),
    room("Reading", ["Model", "Text"]),
    room("Detecting", ["Model", "Text", "CICU"], explainedIn: "Detecting.md"),
    room("Imaging", ["CGD"]),
    room("Alerting", ["Model"]),
    room("Caring", ["Model"]),
    room("Reporting", ["Model", "Text"]),
    room("Delivering", ["Model", "Sealing", "Text", "Transfers"]),
    room("Serving", ["Model", "Sealing", "Text", "CMicroHTTPD"]),
    room(
      "Monitor",
      [
        "Alerting",
        "Caring",
        "Configuring",
        "Delivering",
        "Detecting",
        "Imaging",
        "Model",
        "Parsing",
        "Polling",
        "Reading",
        "Reporting",
        "Sealing",
        "Serving",
        "Store",
        "Text",
        "Transfers",
        "CMemory",
      ]),
    .executableTarget(
      name: "vigia", dependencies: ["Model", "Monitor"], swiftSettings: settings),

    .target(
      name: "Rehearsal", dependencies: ["Model"], path: "Tests/Rehearsal",
      swiftSettings: settings),
    tests("Model", ["Model"]),
    tests("Text", ["Model", "Text"]),
    tests("Configuring", ["Configuring", "Model"]),
    tests("Sealing", ["Sealing"]),
    tests("Transfers", ["Model", "Transfers"]),
    tests("Store", ["Model", "Store", "Text"]),
    tests("Polling", ["Configuring", "Model", "Parsing", "Polling", "Transfers"]),
    tests("Parsing", ["Model", "Parsing", "Text"]),
    tests("Reading", ["Configuring", "Model", "Reading", "Text"]),
    tests("Detecting", ["Detecting", "Model"]),
    tests("Imaging", ["Imaging"]),
    tests("Alerting", ["Alerting", "Model"]),
    tests("Caring", ["Caring", "Model"]),
    tests("Reporting", ["Model", "Reporting"]),
    tests("Delivering", ["Delivering", "Model", "Sealing", "Transfers"]),
    tests("Serving", ["Model", "Sealing", "Serving", "Text", "Transfers"]),
    tests("Monitor", ["Configuring", "Model", "Monitor", "Sealing", "Store", "Transfers"]),
    tests("Command", ["Model", "Transfers", "vigia"]),
  ],
  cxxLanguageStandard: .cxx17
)
