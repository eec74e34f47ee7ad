extension Register {
  /// A room or desk let to a tenant.
  ///
  /// Source: Huairou plan IV(IV)12.
  public static let tenancies = Register(
    "tenancies",
    pane: .incubators,
    Phrase("Tenancies", "入驻租约"),
    one: Phrase("Tenancy", "租约"),
    title: "{tenant} · {room}",
    idPrefix: "ten",
    source: "Huairou plan IV(IV)12",
    sections: [
      Section(
        "Lease",
        "租约",
        [
          .reference(
            "tenant",
            to: ["enterprises", "startup-teams"],
            "Tenant",
            "入驻方",
            required: true
          ),
          .reference("room", to: ["rooms"], "Room", "房间"),
          .area("area", "Area", "面积"),
          .date("from", "From", "起租日", required: true),
          .date("to", "Until", "到期日", check: "to > from"),
          .money("rent", "Rent a month", "月租"),
          .computed("daysLeft", "Days left", "剩余天数", "days(today, to)", gives: .integer),
        ]
      )
    ],
    states: [
      Choice("applied", "applied", "已申请"), Choice("admitted", "admitted", "已批准"),
      Choice("incubating", "incubating", "在孵"), Choice("graduated", "graduated", "已毕业"),
      Choice("left", "left", "已退租"),
    ],
    transitions: [
      "applied>admitted", "admitted>incubating", "incubating>graduated", "incubating>left",
    ],
    columns: ["tenant", "room", "area", "from", "to", "daysLeft", "rent", "state"],
    keys: [["tenant", "room", "from"]],
    zonePath: "room.incubator.zone"
  )
}
