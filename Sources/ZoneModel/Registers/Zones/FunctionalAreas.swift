extension Register {
  /// The cores and zones of a layout; a slot that no document names has no name here either.
  ///
  /// Source: Tongzhou opinions II(II)1, Huairou action plan IV(IV)10.
  public static let functionalAreas = Register(
    "functional-areas",
    pane: .zones,
    Phrase("Functional areas", "功能区"),
    one: Phrase("Functional area", "功能区"),
    title: "{zone} · {role} {orderNumber} · {name}",
    idPrefix: "fun",
    help: Phrase(
      "The slots of a layout such as one core and four zones; unnamed ones stay unnamed.",
      "“一核四区”等布局中的区块；未命名的保持未命名。"
    ),
    source: "\(Document.tongzhou) II(II)1; \(Document.huairou) IV(IV)10",
    sections: [
      Section(
        "Slot",
        "区块",
        [
          .reference(
            "zone",
            to: ["zones"],
            "Zone",
            "所属园区",
            required: true,
            help: Phrase("The zone whose layout it is part of.", "所属布局的园区。"),
            default: .zone,
            width: 24
          ),
          .choice(
            "role",
            "Role",
            "角色",
            [Choice("core", "core", "核"), Choice("zone", "zone", "区")],
            required: true,
            help: Phrase("Core or zone of the layout.", "布局中的核或区。")
          ),
          .integer(
            "orderNumber",
            "Number",
            "序号",
            required: true,
            check: "orderNumber >= 1",
            help: Phrase("Its place among slots of the same role.", "同类区块中的序号。")
          ),
          .text(
            "name",
            "Name",
            "英文名称",
            help: Phrase("Empty where no document names it.", "文件未命名的留空。"),
            width: 28
          ),
          .text(
            "nameZh",
            "Name in Chinese",
            "中文名称",
            help: Phrase("Empty where no document names it.", "文件未命名的留空。"),
            width: 28
          ),
          .reference(
            "place",
            to: ["zones"],
            "As a zone",
            "对应园区",
            help: Phrase("The zone that fills the slot.", "占据该区块的园区。")
          ),
          .text(
            "function",
            "Function",
            "功能",
            help: Phrase("What the slot is for.", "该区块的功能。"),
            width: 24
          ),
          .technology(
            "industries",
            "Industries",
            "产业",
            help: Phrase("Industries named for it.", "明确的重点产业。")
          ),
          .area("area", "Area", "面积", help: Phrase("Its area.", "面积。")),
          Field.flag("built", "Built", "已建成", help: Phrase("Whether it stands.", "是否建成。"))
            .holding(
              "not built or not missing(name) or not missing(nameZh) or not missing(place)",
              "what stands has a name or a zone that fills the slot; until then it counts as unnamed",
              "已建成的区块应有名称或对应园区，填写前仍计为未命名"
            ).warning,
          .computed(
            "state",
            "State",
            "状态",
            """
            if missing(name) and missing(nameZh) and missing(place) then "unnamed" \
            else if not missing(built) and built then "built" else "named"
            """,
            gives: .choice(
              ChoiceSet([
                Choice("unnamed", "unnamed", "未命名"), Choice("named", "named", "已命名"),
                Choice("built", "built", "已建成"),
              ])
            ),
            help: Phrase(
              "Named once it has a name or a zone that fills it; built only where it is named.",
              "填有名称或对应园区的为已命名，已命名的方可为已建成。"
            )
          ),
        ]
      ),
      .origin,
    ],
    columns: ["zone", "role", "orderNumber", "name", "nameZh", "function", "state"],
    keys: [["zone", "role", "orderNumber"]],
    zonePath: "zone"
  )
}
