extension Register {
  /// People who work with the store; the id is the login.
  public static let staff = Register(
    "staff",
    pane: .zones,
    Phrase("Staff", "工作人员"),
    one: Phrase("Member of staff", "工作人员"),
    idPrefix: "sta",
    help: Phrase(
      "Who works here; names are shown instead of logins. The id should be the login.",
      "工作人员；界面以姓名代替登录名。记录编号宜与登录名一致。"
    ),
    source: Document.daily,
    sections: [
      Section(
        "Person",
        "人员",
        [
          .text(
            "login",
            "Login",
            "登录名",
            required: true,
            unique: true,
            help: Phrase("As on this computer.", "本机登录名。"),
            width: 12
          ),
          .name, .nameZh,
          .choice(
            "role",
            "Role",
            "角色",
            [
              Choice("reader", "reader", "查看"), Choice("editor", "editor", "编辑"),
              Choice("administrator", "administrator", "管理员"),
            ],
            ordered: true,
            required: true,
            help: Phrase("What the person may do.", "权限。"),
            default: .value(.text("editor"))
          ),
          .text("department", "Department", "部门", help: Phrase("Where the person works.", "所在部门。")),
          .references(
            "zones",
            to: ["zones"],
            "Zones",
            "负责园区",
            help: Phrase("Zones that the person looks after.", "负责的园区。")
          ),
          Field(
            "active",
            Phrase("Active", "在职"),
            kind: .flag,
            help: Phrase("No longer offered once off.", "关闭后不再列为可选。"),
            default: .value(.flag(true))
          ),
          .text(
            "telephone",
            "Telephone",
            "电话",
            form: .telephone,
            private: true,
            help: Phrase("Shown to editors only.", "仅编辑人员可见。")
          ),
          .text(
            "email",
            "E-mail",
            "电子邮箱",
            form: .email,
            private: true,
            help: Phrase("Shown to editors only.", "仅编辑人员可见。")
          ),
        ]
      ),
      .origin,
    ],
    columns: ["login", "name", "nameZh", "role", "department", "active"],
    actions: [
      RegisterAction(
        "hand-over",
        Phrase("Hand over", "移交工作"),
        help: Phrase(
          "Records, notes to follow up and open items go to a colleague, as one change.",
          "名下记录、待跟进事项和待办一次移交给同事，可一次撤销。"
        ),
        asks: [
          .reference(
            "colleague",
            to: ["staff"],
            "Colleague",
            "接手人",
            required: true,
            help: Phrase("Who takes the work over.", "接手工作的人。")
          )
        ],
        steps: [.handOver(to: .asked("colleague"))],
        bulk: false
      )
    ]
  )

  /// People outside, each belonging to some record.
  public static let contacts = Register(
    "contacts",
    pane: .enterprises,
    Phrase("Contacts", "联系人"),
    one: Phrase("Contact", "联系人"),
    idPrefix: "con",
    help: Phrase("People to ring, for any record.", "任何记录都可有联系人。"),
    source: Document.daily,
    sections: [
      Section(
        "Person",
        "人员",
        [
          .name, .nameZh,
          .reference(
            "about",
            to: [Register.any],
            "Of",
            "所属记录",
            required: true,
            help: Phrase("The enterprise, incubator or other record.", "所属的企业、载体等记录。"),
            width: 26
          ),
          .text(
            "role",
            "Role",
            "职务",
            help: Phrase("What the person does there.", "职务或分工。"),
            width: 16
          ),
          .flag(
            "isMain",
            "First to ring",
            "首选联系人",
            help: Phrase("Ring this person first.", "优先联系。")
          ),
          .text(
            "telephone",
            "Telephone",
            "电话",
            form: .telephone,
            private: true,
            help: Phrase("Shown to editors only.", "仅编辑人员可见。"),
            width: 16
          ),
          .text(
            "wechat",
            "WeChat",
            "微信",
            private: true,
            help: Phrase("Shown to editors only.", "仅编辑人员可见。")
          ),
          .text(
            "email",
            "E-mail",
            "电子邮箱",
            form: .email,
            private: true,
            help: Phrase("Shown to editors only.", "仅编辑人员可见。"),
            width: 22
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("Anything worth knowing.", "其他情况。")),
        ]
      ),
      .origin,
    ],
    columns: ["name", "nameZh", "about", "role", "telephone", "email"],
    zonePath: "about"
  )

  /// What was said or is to be done, about any record.
  public static let notes = Register(
    "notes",
    pane: .enterprises,
    Phrase("Notes", "跟进"),
    one: Phrase("Note", "跟进"),
    title: "{on} · {about}",
    idPrefix: "not",
    help: Phrase(
      "What was said and what is to follow, for any record.",
      "任何记录的沟通与后续事项。"
    ),
    source: Document.daily,
    sections: [
      Section(
        "Note",
        "跟进",
        [
          Field.reference(
            "about",
            to: [Register.any],
            "About",
            "关于",
            required: true,
            help: Phrase("The record that it is about.", "所涉记录。"),
            width: 24
          ).holding(
            "count(credit-profiles where row = this.about) = 0",
            "whoever may read the profile, lenders too, can read the note; what they should not know "
              + "belongs in the private note of the profile",
            "可查阅该档案的人员（含金融机构）均可看到本条，不宜公开的请填入档案的「内部备注」"
          ).warning,
          .note("text", "Text", "内容", required: true, help: Phrase("What was said.", "沟通内容。")),
          .date(
            "on",
            "On",
            "日期",
            required: true,
            help: Phrase("Day of the talk.", "沟通的日期。"),
            default: .today
          ),
          .reference(
            "by",
            to: ["staff"],
            "By",
            "记录人",
            help: Phrase("Who wrote it.", "记录的人。"),
            default: .me,
            width: 10
          ),
          .date(
            "followUpOn",
            "Follow up on",
            "跟进日期",
            check: "followUpOn >= on",
            help: Phrase("When something is to be done.", "需要跟进的日期。")
          ).due(
            "Follow up",
            "跟进",
            while: "missing(doneOn)",
            soon: 14,
            act: 0,
            late: Phrase("Follow-up {n} days late", "跟进已逾期 {n} 天"),
            officer: "followUpBy"
          ),
          .reference(
            "followUpBy",
            to: ["staff"],
            "For",
            "跟进人",
            help: Phrase("Who is to do it.", "负责跟进的人。"),
            width: 10
          ).handedOver(while: "missing(doneOn)"),
          .date(
            "doneOn",
            "Done",
            "完成日期",
            check: "doneOn >= on",
            help: Phrase("When it was done.", "完成的日期。")
          ),
          .computed(
            "open",
            "Open",
            "待跟进",
            "not missing(followUpOn) and missing(doneOn)",
            gives: .flag,
            help: Phrase("Still to be followed up.", "尚待跟进。"),
            width: 6
          ),
          .flag("invented", "Invented", "虚构", help: Phrase("Made up for trying out.", "为试用而虚构。")),
        ]
      )
    ],
    columns: ["on", "about", "text", "by", "followUpOn", "followUpBy", "doneOn"],
    zonePath: "about",
    actions: [
      RegisterAction(
        "done",
        Phrase("Done", "完成"),
        help: Phrase("The follow-up is done.", "跟进已完成。"),
        when: "missing(doneOn)",
        whenNot: Phrase("It is done already.", "已经完成。"),
        asks: [.date("doneOn", "Done", "完成日期", required: true, default: .today)],
        steps: [.set(field: "doneOn", to: .asked("doneOn"))]
      ),
      RegisterAction(
        "put-off",
        Phrase("Put off", "推迟"),
        help: Phrase("Follow up later.", "改期跟进。"),
        when: "missing(doneOn)",
        whenNot: Phrase("It is done already.", "已经完成。"),
        asks: [.date("followUpOn", "Follow up on", "跟进日期", required: true)],
        defaults: ["followUpOn": "today + 7d"],
        steps: [.set(field: "followUpOn", to: .asked("followUpOn"))]
      ),
    ]
  )

  /// Papers and links, about any record.
  public static let documents = Register(
    "documents",
    pane: .enterprises,
    Phrase("Documents", "文档"),
    one: Phrase("Document", "文档"),
    title: "{title}",
    idPrefix: "doc",
    help: Phrase("Papers and links; the file itself stays where it is.", "文件与链接；文件本身不存入。"),
    source: Document.daily,
    sections: [
      Section(
        "Document",
        "文档",
        [
          .text(
            "title",
            "Title",
            "标题",
            required: true,
            help: Phrase("What it is called.", "文档名称。"),
            width: 30
          ),
          .reference(
            "about",
            to: [Register.any],
            "About",
            "关于",
            required: true,
            help: Phrase("The record that it belongs to.", "所属记录。"),
            width: 24
          ),
          .text(
            "path",
            "Path or link",
            "路径或链接",
            required: true,
            help: Phrase("Where the file is.", "文件所在位置。"),
            width: 30
          ),
          .date("on", "Date", "日期", help: Phrase("Date of the paper.", "文档日期。"), default: .today),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("contract", "contract", "合同"), Choice("certificate", "certificate", "证书"),
              Choice("report", "report", "报告"), Choice("application", "application", "申请材料"),
              Choice("picture", "picture", "图片"), Choice("other", "other", "其他"),
            ],
            help: Phrase("What sort of paper it is.", "文档类别。")
          ),
          .flag("invented", "Invented", "虚构", help: Phrase("Made up for trying out.", "为试用而虚构。")),
        ]
      )
    ],
    columns: ["title", "about", "kind", "on", "path"],
    zonePath: "about"
  )
}
