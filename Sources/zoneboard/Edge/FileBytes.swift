import Foundation
import ZoneModel

extension Invocation {
  /// The bytes of a file, or of standard input where it is called `-`.
  ///
  /// - Throws: `CommandFailure` where there is no such file, or it cannot be read.
  func bytes(of file: String) throws(CommandFailure) -> [UInt8] {
    do {
      guard file != "-" else {
        return try FileHandle.standardInput.readToEnd().map { Array($0) } ?? []
      }
      // Unlike `Data(contentsOf:)` also from a pipe: `import enterprises <(…)`.
      let handle = try FileHandle(forReadingFrom: URL(filePath: surroundings.absolute(file)))
      return try handle.readToEnd().map { Array($0) } ?? []
    } catch {
      let isMissing = (error as NSError).code == NSFileReadNoSuchFileError
      let reason = Phrase(reasonOf: error)
      throw CommandFailure(
        isMissing ? .notFound : .inputOutput,
        at: Phrase(same: file),
        isMissing
          ? Phrase("there is no such file", "没有这个文件")
          : Phrase("the file cannot be read: \(reason.en)", "文件读不出来：\(reason.zh)"),
        next: isMissing
          ? Phrase(
            "It was looked for as \(surroundings.absolute(file)); check name and folder.",
            "查找的是 \(surroundings.absolute(file))；请检查文件名和目录。"
          )
          : Phrase("Look at its permissions.", "请检查它的权限。")
      )
    }
  }
}
