/// What a later change did that stands in the way of taking an earlier one back.
public enum LaterAct: Hashable, Sendable {
  /// It changed a field, or a text that is in force.
  case changed
  /// It made the record.
  case made
  /// It deleted the record.
  case deleted
  /// It made a record refer to this one, which would not be there any more.
  case refersTo(RecordReference)
}
