/// How text is set on this terminal: which glyphs there are and how wide characters are.
///
/// Every measure of text, every cut and every mark goes through one lettering, so that what was
/// measured is what is shown.
public struct Lettering: Hashable, Sendable {
  /// How many columns characters of ambiguous width take, such as `…`, `①` or `“`.
  public enum Ambiguous: String, CaseIterable, Hashable, Sendable {
    /// One column, as in most terminals.
    case narrow
    /// Two columns, as some terminals are set in East Asia.
    case wide
  }

  /// The width of ambiguous characters in data.
  public let ambiguous: Ambiguous

  /// The drawing characters.
  public let glyphs: Glyphs

  /// Whether quotation marks, dashes and ellipses are spelled in ASCII.
  let isSpelled: Bool

  /// Makes a lettering.
  ///
  /// - Parameters:
  ///   - ambiguous: What the terminal does with characters of ambiguous width.
  ///   - ascii: Whether rules, bars and marks are to be ASCII; they are in any case where ambiguous
  ///     characters are wide.
  public init(ambiguous: Ambiguous = .narrow, ascii: Bool = false) {
    self.ambiguous = ambiguous
    isSpelled = ascii
    self.glyphs = ascii || ambiguous == .wide ? .ascii : .unicode
  }

  /// Unicode glyphs, ambiguous characters one column wide.
  public static let unicode = Lettering()

  /// ASCII glyphs, ambiguous characters one column wide.
  public static let ascii = Lettering(ascii: true)

  /// ASCII glyphs, ambiguous characters two columns wide.
  public static let wide = Lettering(ambiguous: .wide)

  /// The columns of one character: 0 for a combining mark, 1 or 2.
  ///
  /// - Complexity: O(log *n*) in the size of the width table.
  public func width(of scalar: Unicode.Scalar) -> Int {
    WidthTable.columns(scalar.value, ambiguous: ambiguous == .wide ? 2 : 1)
  }

  /// The columns a text takes once shown.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func width(_ text: String) -> Int {
    if Sanitiser.isPlain(text) { return text.utf8.count }
    var width = 0
    for cluster in clusters(of: text) { width += cluster.columns }
    return width
  }

  /// A text as it will be shown: without control, bidi and invisible characters.
  public func shown(_ text: String) -> String {
    if Sanitiser.isPlain(text) { return text }
    var shown = ""
    for cluster in clusters(of: text) { shown += cluster.text }
    return shown
  }

  /// The characters of a text with their marks and widths, as they will be shown.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func clusters(of text: String) -> [Cluster] {
    var clusters: [Cluster] = []
    Sanitiser.eachCluster(of: text, lettering: self) { clusters.append($0) }
    return clusters
  }
}

extension Lettering.Ambiguous {
  /// Reads a terminal's answer to where its cursor is after one ambiguous character in the corner.
  ///
  /// It is `nil` for an answer that makes no sense, as when it answers another question.
  ///
  /// - Parameter cursorAfterProbe: The position it reported, or `nil` if it did not answer in time.
  public init?(cursorAfterProbe: Position?) {
    switch cursorAfterProbe {
    case nil, Position(1, 0): self = .narrow
    case Position(2, 0): self = .wide
    default: return nil
    }
  }
}
