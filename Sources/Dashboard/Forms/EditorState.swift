public import Canvas
public import ZoneModel

/// A text of several lines being typed over a form.
public struct EditorState: Hashable, Sendable {
  /// The field that it is for.
  public let field: Field
  /// The text.
  public var area: TextArea

  /// Makes an editor.
  public init(field: Field, text: String) {
    self.field = field
    area = TextArea(text)
  }
}
