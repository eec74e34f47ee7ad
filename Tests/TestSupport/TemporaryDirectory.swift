import Foundation

/// A directory of a test's own, removed with everything in it when its owner lets go of it.
public final class TemporaryDirectory: Sendable {
  /// The directory, by its real path.
  public let path: String

  /// Makes an empty directory that nobody else can name beforehand.
  ///
  /// - Parameter name: A word that tells a reader of `/tmp` what left it there.
  /// - Throws: The file system's error; nothing is left behind.
  public init(_ name: String = "zoneboard-test") throws {
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let url = parent.appending(path: "\(name)-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(
      at: url,
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
    path = url.path(percentEncoded: false)
  }

  deinit {
    // A leftover in /tmp is no reason to fail a test that is over.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in the directory, whether or not it exists.
  public func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file in the directory and returns its path.
  ///
  /// - Parameters:
  ///   - name: The path inside the directory; missing folders are made.
  ///   - text: The whole content, written as UTF-8.
  /// - Returns: The file's path.
  /// - Throws: The file system's error.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    let target = URL(filePath: file(name))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: target)
    return target.path(percentEncoded: false)
  }
}
