import Foundation
import Glibc
import ZoneModel

/// The editor that a person has chosen: `VISUAL`, else `EDITOR`, else `vi`.
struct Editor {
  /// The program and its arguments, without the file.
  let words: [String]

  /// Takes the editor from the environment.
  ///
  /// What is there is split into words as a shell splits them; nothing in it is expanded or run by a
  /// shell.
  ///
  /// - Throws: `CommandFailure` where a quote is not closed.
  init(_ surroundings: Surroundings) throws(CommandFailure) {
    let name = surroundings["VISUAL"] == nil ? "EDITOR" : "VISUAL"
    let text = surroundings[name] ?? "vi"
    guard let words = Self.split(text), !words.isEmpty else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: name),
        Phrase("“\(text)” has a quote that is not closed", "“\(text)”中的引号没有闭合"),
        next: Phrase("Set it to the editor's name, such as nano.", "请设为编辑器名称，如 nano。")
      )
    }
    self.words = words
  }

  /// Words as a shell splits them: spaces between them, quotes and backslashes around spaces.
  private static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return quote == nil && !isEscaped ? words : nil
  }

  /// Opens a file and waits until the person is done.
  ///
  /// - Throws: `CommandFailure` where the editor cannot be started or says that it failed.
  func edit(_ file: String) throws(CommandFailure) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ctrl-C belongs to the editor while it runs, and it must get the usual answers to signals.
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var ignoring = sigaction()
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    var (interrupt, quit) = (sigaction(), sigaction())
    sigaction(SIGINT, &ignoring, &interrupt)
    sigaction(SIGQUIT, &ignoring, &quit)
    defer {
      sigaction(SIGINT, &interrupt, nil)
      sigaction(SIGQUIT, &quit, nil)
    }

    var arguments = (words + [file]).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let problem = posix_spawnp(&child, words[0], nil, &attributes, &arguments, environ)
    guard problem == 0 else {
      let reason = Phrase(errno: problem)
      throw CommandFailure(
        .notFound,
        at: Phrase(same: words[0]),
        Phrase("the editor cannot be started: \(reason.en)", "编辑器无法启动：\(reason.zh)"),
        next: Phrase(
          "Set EDITOR to one that is installed, such as nano; nothing was changed.",
          "请把 EDITOR 设为已安装的编辑器，如 nano；没有改动任何数据。"
        )
      )
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw CommandFailure(
        .inputOutput,
        at: Phrase(same: words[0]),
        Phrase("the editor failed", "编辑器未正常结束"),
        next: Phrase("Nothing was changed.", "没有改动任何数据。")
      )
    }
  }
}

/// A file that a person edits: private, and thrown away only when it is no longer of use.
struct EditedCopy {
  /// Where it is.
  let path: String
  private let folder: String
  private let original: [UInt8]

  /// Writes a file that only this person can read.
  ///
  /// - Parameters:
  ///   - name: what it is called; the ending tells the editor its kind.
  ///   - text: what is in it.
  ///   - surroundings: where temporary files go.
  /// - Throws: `CommandFailure` where it cannot be written.
  init(_ name: String, _ text: [UInt8], in surroundings: Surroundings) throws(CommandFailure) {
    let base = surroundings["TMPDIR"] ?? "/tmp"
    guard let folder = TemporaryFolder.make("zoneboard-edit-", in: base) else {
      throw Self.failure(base, Phrase(errno: errno))
    }
    self.folder = folder
    path = folder + "/" + name
    original = text
    do {
      try Data(text).write(to: URL(filePath: path))
    } catch {
      throw Self.failure(path, Phrase(reasonOf: error))
    }
  }

  private static func failure(_ path: String, _ reason: Phrase) -> CommandFailure {
    CommandFailure(
      .inputOutput,
      at: Phrase(same: path),
      Phrase("no copy can be written there: \(reason.en)", "无法在此写出副本：\(reason.zh)"),
      next: Phrase("Set TMPDIR to a folder that can be written.", "请把 TMPDIR 设为可写的目录。")
    )
  }

  /// The bytes as they are now; `nil` where they are as they were.
  ///
  /// - Throws: `CommandFailure` where it is gone or cannot be read.
  func changed() throws(CommandFailure) -> [UInt8]? {
    do {
      let now = Array(try Data(contentsOf: URL(filePath: path)))
      return now == original ? nil : now
    } catch {
      let reason = Phrase(reasonOf: error)
      throw CommandFailure(
        .inputOutput,
        at: Phrase(same: path),
        Phrase("the copy cannot be read again: \(reason.en)", "副本无法读回：\(reason.zh)"),
        next: Phrase("Nothing was changed.", "没有改动任何数据。")
      )
    }
  }

  /// Notes beside the copy what it was made of, so that `adopt` can take what was written.
  func note(_ origin: CopyOrigin) {
    // Without the note the copy can still be read by a person.
    try? Data(origin.bytes).write(to: URL(filePath: folder + "/" + CopyOrigin.name))
  }

  /// Throws it away.
  func remove() {
    // A leftover in a temporary folder is no reason to say that something failed.
    try? FileManager.default.removeItem(atPath: folder)
  }
}

extension CommandFailure {
  /// The same failure, with where the person's work still is.
  func keeping(_ copy: EditedCopy) -> CommandFailure {
    var failure = self
    let kept = Phrase(
      "Nothing was changed; what you wrote is kept in \(copy.path)",
      "没有改动任何数据；您写的内容保存在 \(copy.path)"
    )
    failure.details.append(kept)
    if failure.nextStep == Phrase("Nothing was changed.", "没有改动任何数据。") {
      failure.nextStep = nil
    }
    return failure
  }
}
