import CNcurses
public import Canvas
import Glibc

/// The terminal while the program has it: frames go out, keys come in.
///
/// Frames are handed to ncurses whole, and its own differ decides which bytes are sent; what has not
/// changed is not sent. Keys are read as bytes and decoded by `KeyDecoder` and not by ncurses,
/// because ncurses knows only the byte form of a key that the terminal's type declares, and because
/// bytes of a sequence that it does not know would act as keys.
///
/// The terminal is put back when the value ends, by ``suspend()``, and by the crash handler in C.
/// There can be one screen at a time, and one thread has it.
public struct Screen: ~Copyable {
  /// What a screen is opened with.
  public struct Options {
    /// The terminal's type, as `TERM` names it.
    public var type: String
    /// Where keys come from.
    public var input: Int32
    /// Where the screen is.
    public var output: Int32
    /// The colours.
    public var theme: Theme
    /// The most colours to use; `.mono` where `NO_COLOR` is set.
    public var colorLimit: ColorDepth
    /// What ambiguous characters take; see ``Screen/setAmbiguous(_:)``.
    public var ambiguous: Lettering.Ambiguous
    /// Where standard error and reports of crashes go while the screen is up, if not to the terminal.
    public var log: Int32?
    /// What a crash writes to the terminal after putting it back.
    public var crashNotice: String

    /// Makes options for standard input and output in the terminal's own colours.
    public init(
      type: String,
      input: Int32 = 0,
      output: Int32 = 1,
      theme: Theme = .terminal,
      colorLimit: ColorDepth = .palette256,
      ambiguous: Lettering.Ambiguous = .narrow,
      log: Int32? = nil,
      crashNotice: String = ""
    ) {
      self.type = type
      self.input = input
      self.output = output
      self.theme = theme
      self.colorLimit = colorLimit
      self.ambiguous = ambiguous
      self.log = log
      self.crashNotice = crashNotice
    }
  }

  /// Where keys come from; wait for it to become readable, then call ``readKeys(at:)``.
  public let input: Int32

  /// How many colours are used.
  public let depth: ColorDepth

  let output: Int32
  let type: String
  var painter: Painter
  var decoder = KeyDecoder()
  var clicks = ClickCounter()
  /// When bytes last came.
  var lastByte: UInt64 = 0
  var shownModes = Frame.Modes(mouse: false, bracketedPaste: false)
  /// Whether the terminal said that it can hold an update back until it is whole.
  var isSynchronized = false

  private let screen: OpaquePointer
  private let hasTitle: Bool
  /// Standard error as it was.
  private let errors: Int32
  private let log: Int32?
  private var isSuspended = false

  /// Takes over a terminal.
  ///
  /// Call ``useUTF8()`` once before, and make ``Signals`` before too. Nothing is seen on the
  /// terminal until the first frame is shown.
  ///
  /// - Parameter options: Which terminal, and how it is used.
  /// - Throws: ``TerminalError``; the terminal is as it was.
  public init(_ options: Options) throws(TerminalError) {
    var opened: OpaquePointer?
    var extended: Int32 = 0
    Painter.useWidths(options.ambiguous)
    let answer = zb_open(options.type, options.input, options.output, &opened, &extended)
    guard Int(answer) == ZB_OPENED, let opened else {
      Painter.endWidths()
      throw switch Int(answer) {
      case ZB_NO_TERMINAL: .notATerminal
      case ZB_UNKNOWN_TYPE: .unknownType(options.type)
      case ZB_POOR_TYPE: .poorType(options.type)
      default: .noResources
      }
    }
    screen = opened
    input = options.input
    output = options.output
    type = options.type
    hasTitle = extended != 0
    let errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    self.errors = errors
    self.log = options.log
    var notice = options.crashNotice
    let log = options.log ?? -1
    notice.withUTF8 { zb_arm(errors, log, $0.baseAddress, $0.count) }
    zb_enter_raw()
    depth = Painter.startColors(limit: options.colorLimit)
    painter = Painter(theme: options.theme, depth: depth)
    if log >= 0 { dup2(log, STDERR_FILENO) }
    fitWindow()
  }

  deinit {
    var end = ModeBytes(from: shownModes, to: .init(bracketedPaste: false), hasTitle: false).bytes
    end.withUTF8 { _ = zb_write_all(output, $0.baseAddress, $0.count) }
    zb_close(screen)
    zb_disarm()
    Painter.endWidths()
    if errors >= 0 {
      if log != nil { dup2(errors, STDERR_FILENO) }
      Glibc.close(errors)
    }
  }

  /// Gives the terminal back; the same as letting go of the value.
  public consuming func close() {}

  /// Makes characters UTF-8, whatever the environment's locale is; to be called once, at the start.
  ///
  /// - Returns: Whether they are; if not, the system has no UTF-8 locale, not even C.UTF-8.
  public static func useUTF8() -> Bool { zb_use_utf8() != 0 }

  /// Lets somebody else mend what led to a memory fault (SIGBUS) at an address, so that the program
  /// goes on instead of ending with the crash notice.
  ///
  /// - Parameter mend: whether it could. It may do only what a signal handler may.
  public static func mendFaults(_ mend: @escaping @convention(c) (UnsafeRawPointer?) -> Bool) {
    zb_mend_faults(mend)
  }

  // MARK: - Size

  /// The size of the window now; 80x24 where the terminal does not say.
  public var size: Size { Self.size(of: output) }

  /// The size of the window of a terminal now; 80x24 where it does not say.
  public static func size(of descriptor: Int32) -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    zb_window_size(descriptor, &columns, &rows)
    return columns > 0 && rows > 0 ? Size(Int(columns), Int(rows)) : Size(80, 24)
  }

  /// Takes notice of the window's size after SIGWINCH; the next frame is sent whole.
  ///
  /// - Returns: The size that the next frame should have.
  @discardableResult public mutating func fitWindow() -> Size {
    let size = size
    painter.resize(to: size)
    return size
  }

  // MARK: - Frames

  /// Shows a frame; sends nothing if it is the one that is shown.
  ///
  /// - Parameter frame: The whole screen; what is larger than the window is cut off.
  /// - Throws: ``TerminalError/system(errno:)`` or ``TerminalError/hungUp`` if it can't be written.
  public mutating func show(_ frame: Frame) throws(TerminalError) {
    precondition(!isSuspended, "a suspended screen shows nothing: resume it first")
    if frame.modes != shownModes {
      try send(ModeBytes(from: shownModes, to: frame.modes, hasTitle: hasTitle).bytes)
      shownModes = frame.modes
    }
    let changed = painter.paint(frame)
    guard changed > 0 || painter.mustUpdate else { return }
    // Two small writes around a row or two would cost more than they save.
    let holdsBack = isSynchronized && changed > 2
    if holdsBack { try send("\u{1B}[?2026h") }
    painter.update()
    if holdsBack { try send("\u{1B}[?2026l") }
  }

  /// Sends the next frame whole, because something else has written to the terminal.
  public mutating func redraw() { painter.redraw() }

  /// Shows the next frame in other colours.
  public mutating func use(_ theme: Theme) {
    painter.use(theme)
  }

  /// Says how wide ambiguous characters are here; frames shown from now on must be made so.
  public mutating func setAmbiguous(_ ambiguous: Lettering.Ambiguous) {
    Painter.useWidths(ambiguous)
    painter.redraw()
  }

  // MARK: - Suspending

  /// Gives the terminal back for a while, as before the shell or another program has it.
  public mutating func suspend() throws(TerminalError) {
    guard !isSuspended else { return }
    try send(ModeBytes(from: shownModes, to: .init(bracketedPaste: false), hasTitle: false).bytes)
    shownModes = Frame.Modes(mouse: false, bracketedPaste: false)
    painter.leave()
    if log != nil, errors >= 0 { dup2(errors, STDERR_FILENO) }
    isSuspended = true
  }

  /// Takes the terminal again after ``suspend()``; the next frame is sent whole.
  ///
  /// It may also be called after SIGCONT without a suspension: the shell may have changed the
  /// terminal's modes while the program was stopped.
  ///
  /// - Returns: The size that the next frame should have.
  @discardableResult public mutating func resume() -> Size {
    if let log { dup2(log, STDERR_FILENO) }
    painter.enter()
    isSuspended = false
    shownModes = Frame.Modes(mouse: false, bracketedPaste: false)
    return fitWindow()
  }

  // MARK: - Writing beside ncurses

  /// Writes to the terminal between two updates, when ncurses holds nothing back.
  func send(_ text: String) throws(TerminalError) {
    if text.isEmpty { return }
    var text = text
    let problem = text.withUTF8 { zb_write_all(output, $0.baseAddress, $0.count) }
    if problem == EIO { throw .hungUp }
    if problem != 0 { throw .system(errno: problem) }
  }
}

/// The bytes that bring a terminal from one set of modes to another.
private struct ModeBytes {
  let bytes: String

  init(from old: Frame.Modes, to new: Frame.Modes, hasTitle: Bool) {
    var bytes = ""
    if old.bracketedPaste != new.bracketedPaste {
      bytes += new.bracketedPaste ? "\u{1B}[?2004h" : "\u{1B}[?2004l"
    }
    if old.mouse != new.mouse {
      // Presses, releases and the wheel (1000) in the form without a limit of columns (1006).
      bytes += new.mouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l"
    }
    if hasTitle, let title = new.title, title != old.title {
      bytes += "\u{1B}]2;\(Lettering.unicode.shown(title))\u{7}"
    }
    self.bytes = bytes
  }
}
