import ZoneModel

extension StoreDesk {
  /// The ids of the records that an expression finds.
  func ids(where text: String, in register: Register) throws(CommandFailure) -> [String] {
    throw CommandFailure(
      .usage,
      at: Phrase(same: "--where"),
      Phrase("expressions are not answered yet", "暂不支持表达式"),
      next: Phrase("Name the ids.", "请写明编号。")
    )
  }
}
