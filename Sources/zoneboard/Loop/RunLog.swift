import Foundation
import Glibc
import Logging

/// The file that logs and crash reports go to, because the screen belongs to the dashboard.
struct RunLog {
  /// Where the file is.
  let path: String
  /// The open file; standard error while the dashboard is up.
  let descriptor: Int32

  /// How large the file may grow before the next start keeps it aside.
  private static let largest = 1 << 20

  /// Opens the log, for this person only; `nil` where no file can be had, which stops nothing.
  init?(_ surroundings: Surroundings) {
    let folder = surroundings.stateDirectory
    let path = folder + "/zoneboard.log"
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      return nil
    }
    var information = stat()
    if stat(path, &information) == 0, information.st_size > Self.largest {
      rename(path, path + ".old")
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    self.path = path
    self.descriptor = descriptor
  }

  /// A logger that writes to the file.
  func logger() -> Logger {
    let descriptor = descriptor
    return Logger(label: "zoneboard") { _ in LineLog(descriptor: descriptor) }
  }

  /// Closes the file.
  func close() {
    Glibc.close(descriptor)
  }
}

/// Writes each message as one line with the time.
private struct LineLog: LogHandler {
  let descriptor: Int32
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  func log(event: LogEvent) {
    let time = Date.now.formatted(.iso8601)
    let line = "\(time) \(getpid()) \(event.level): \(event.message)\n"
    var bytes = Array(line.utf8)
    // A log that cannot be written has nobody to tell.
    _ = write(descriptor, &bytes, bytes.count)
  }
}
