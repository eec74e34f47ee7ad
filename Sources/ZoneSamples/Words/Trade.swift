/// A trade that made-up firms work in, with the words of its names and patents.
struct Trade {
  /// A word in both languages.
  struct Word {
    let en: String
    let zh: String
  }

  /// The technical field's id, a choice of the registers.
  let field: String
  /// The word in company names.
  let name: Word
  /// An industry code of GB/T 4754-2017.
  let industry: String
  /// A class of the International Patent Classification.
  let ipc: String
  /// What is made or worked on.
  let things: [Word]
  /// What is done to it, in English as a gerund.
  let acts: [Word]
  /// Products that a design protects.
  let products: [Word]

  /// All trades by field.
  static let all: [String: Trade] = Dictionary(
    table.split(separator: "\n").map { line in
      let columns = line.split(separator: "|", omittingEmptySubsequences: false)
      let trade = Trade(
        field: String(columns[0]),
        name: Word(en: String(columns[1]), zh: String(columns[2])),
        industry: String(columns[3]),
        ipc: String(columns[4]),
        things: words(columns[5]),
        acts: words(columns[6]),
        products: words(columns[7])
      )
      return (trade.field, trade)
    },
    uniquingKeysWith: { first, _ in first }
  )

  /// The trade of a field; there is one for each field that homes name.
  static func of(_ field: String) -> Trade {
    guard let trade = all[field] else { preconditionFailure("no trade for \(field)") }
    return trade
  }

  private static func words(_ list: Substring) -> [Word] {
    list.split(separator: ";").map { pair in
      let sides = pair.split(separator: "=")
      return Word(en: String(sides[0]), zh: String(sides[1]))
    }
  }

  /// What makes one device differ from the next.
  static let ofDevices: [Word] = words(
    """
    high-precision=高精度;low-power=低功耗;low-cost=低成本;modular=模块化;wide-range=宽量程;\
    miniature=微型;portable=便携式;vibration-proof=抗振;self-calibrating=自校准;room-temperature=常温
    """
  )

  /// What makes one method differ from the next.
  static let ofMethods: [Word] = words(
    """
    high-precision=高精度;low-power=低功耗;high-throughput=高通量;real-time=实时;fast=快速;\
    non-contact=非接触;fault-tolerant=容错;adaptive=自适应;low-cost=低成本;parallel=并行
    """
  )

  private static let table = """
    nanotechnology|Nano|纳米|M7320|B82Y 40/00|carbon nanotube films=碳纳米管薄膜;nano filter media=纳米净化滤材;nanogenerators=纳米发电机;quantum dots=量子点;silver nanowires=银纳米线;nano coatings=纳米涂层|preparing=制备;characterising=表征;transferring=转移;encapsulating=封装;dispersing=分散|film thickness gauge=薄膜测厚仪;particle sizer=粒度分析仪
    new-materials|Materials|新材料|M7320|C01B 32/158|graphene heat spreaders=石墨烯导热膜;ceramic matrix composites=陶瓷基复合材料;photoresists=光刻胶;separation membranes=分离膜;aerogel felts=气凝胶毡;superconducting tapes=超导带材|preparing=制备;sintering=烧结;coating=涂布;recycling=回收;testing=检测|sample furnace=样品炉;coating machine=涂布机
    scientific-instruments|Instruments|仪器|M7320|G01N 21/65|mass spectrometers=质谱仪;Raman probes=拉曼探头;cryogenic stages=低温样品台;X-ray detectors=X射线探测器;vacuum chambers=真空腔体;electron microscopes=电子显微镜|calibrating=标定;aligning=对准;cooling=制冷;reading out=读出;denoising=降噪|benchtop spectrometer=台式光谱仪;microscope=显微镜
    sensors|Sensing|传感|M7320|G01L 1/18|pressure sensors=压力传感器;gas sensors=气体传感器;fibre gratings=光纤光栅;vibration probes=振动探头;flow meters=流量计;infrared arrays=红外阵列|calibrating=标定;packaging=封装;compensating=补偿;networking=组网;waking=唤醒|sensor terminal=传感终端;gas alarm=气体报警器
    space-science|Aerospace|空天|M7320|B64G 1/66|payload controllers=载荷控制器;star trackers=星敏感器;small satellites=微小卫星;deployable antennas=可展开天线;space batteries=空间电池;ground receivers=地面接收机|testing=测试;pointing=指向控制;shielding=屏蔽;scheduling=调度;simulating=仿真|ground receiver=地面接收机;payload case=载荷机箱
    brain-science|Neuro|脑科学|M7340|A61B 5/369|EEG caps=脑电帽;neural probes=神经探针;brain images=脑影像;stimulation coils=刺激线圈;sleep signals=睡眠信号;neuron models=神经元模型|sampling=采集;decoding=解码;segmenting=分割;matching=配准;screening=筛查|EEG headset=脑电头环;stimulator=刺激仪
    light-source|Photonics|光子|M7320|H05H 7/04|undulators=波荡器;beam monitors=束流监测器;monochromators=单色器;mirror benders=压弯镜;optical tables=光学平台;laser sources=激光光源|aligning=准直;stabilising=稳定;cooling=冷却;measuring=测量;shielding=屏蔽|laser head=激光头;optical mount=光学调整架
    high-end-equipment|Equipment|装备|M7320|B23Q 17/00|ion etchers=离子刻蚀机;air bearings=气浮轴承;vacuum pumps=真空泵;precision stages=精密位移台;wafer handlers=晶圆传输装置;coating chambers=镀膜腔室|controlling=控制;levelling=调平;monitoring=监测;diagnosing=故障诊断;assembling=装配|control cabinet=控制柜;positioning stage=位移台
    biomedicine|Biomedical|生物医药|M7340|A61K 47/69|antibody conjugates=抗体偶联物;mRNA carriers=核酸递送载体;cell cultures=细胞培养物;peptide libraries=多肽库;vaccine adjuvants=疫苗佐剂;tissue chips=组织芯片|purifying=纯化;screening=筛选;freeze-drying=冻干;detecting=检测;culturing=培养|culture cabinet=培养箱;sample tube rack=样本管架
    medical-devices|Medical|医疗|M7340|A61B 8/00|ultrasound probes=超声探头;infusion pumps=输注泵;rehabilitation arms=康复机械臂;stents=支架;glucose meters=血糖仪;endoscopes=内窥镜|controlling=控制;sterilising=灭菌;positioning=定位;monitoring=监测;compressing=压握|handheld ultrasound scanner=手持超声仪;infusion pump=输液泵
    big-data|Data|数据|I6550|G06F 16/27|data lakes=数据湖;public data sets=公共数据集;time series=时序数据;city indicators=城市指标;log streams=日志流;customer records=客户档案|cleaning=清洗;indexing=索引;desensitising=脱敏;fusing=融合;tracing=溯源|display interface=显示界面;data terminal=数据终端
    cloud-computing|Cloud|云|I6540|H04L 67/10|virtual machines=虚拟机;container clusters=容器集群;storage nodes=存储节点;edge gateways=边缘网关;cooling loops=液冷回路;service meshes=服务网格|scheduling=调度;migrating=迁移;monitoring=监控;metering=计量;isolating=隔离|edge gateway=边缘网关;server chassis=服务器机箱
    blockchain|Ledger|区块链|I6513|H04L 9/32|evidence chains=存证链;smart contracts=智能合约;cross-chain messages=跨链消息;digital invoices=电子票据;supply ledgers=供应链账本;keys=密钥|verifying=验证;notarising=公证;compressing=压缩;revoking=撤销;auditing=审计|signing terminal=签名终端;key device=密钥设备
    artificial-intelligence|Intelligence|智能|I6513|G06N 3/08|video streams=视频流;dialogue models=对话模型;road scenes=道路场景;weld images=焊缝图像;speech signals=语音信号;knowledge graphs=知识图谱|recognising=识别;training=训练;compressing=压缩;labelling=标注;predicting=预测|voice assistant=语音助手;inspection camera=巡检相机
    software|Software|软件|I6513|G06F 8/65|workflows=业务流程;test suites=测试用例;building models=建筑模型;lease contracts=租赁合同;energy bills=能耗账单;maintenance orders=维修工单|generating=生成;checking=校验;merging=合并;archiving=归档;visualising=可视化|display interface=显示界面;self-service kiosk=自助终端
    integrated-circuits|Microelectronics|微电子|I6520|H03M 1/12|converters=模数转换器;power drivers=功率驱动芯片;radio front ends=射频前端;memory arrays=存储阵列;chip packages=芯片封装体;clock trees=时钟树|testing=测试;biasing=偏置;calibrating=校准;protecting=保护;laying out=布图|test socket=测试座;evaluation board=评估板
    seed-industry|Seeds|种业|M7330|A01H 1/04|maize hybrids=玉米杂交种;vegetable seeds=蔬菜种子;wheat lines=小麦品系;seed coats=种子包衣;field phenotypes=田间表型;gene markers=分子标记|breeding=选育;sorting=精选;germinating=催芽;identifying=鉴定;storing=贮藏|seed counter=数粒仪;germination box=发芽箱
    environment|Environment|环境|M7320|C02F 9/00|membrane reactors=膜反应器;sludge streams=污泥;exhaust gases=废气;rain gardens=雨水花园;heat pumps=热泵;groundwater samples=地下水样品|treating=处理;monitoring=监测;recovering=回收;dosing=投加;sealing=密封|water sampler=水质采样器;air purifier=空气净化器
    electronic-information|Electronics|电子|I6520|H05K 7/20|display modules=显示模组;power supplies=电源模块;antennas=天线;circuit boards=电路板;connectors=连接器;backplanes=背板|cooling=散热;testing=测试;bonding=键合;shielding=屏蔽;assembling=组装|handheld terminal=手持终端;charging dock=充电底座
    intelligent-manufacturing|Automation|智造|M7320|B25J 9/16|welding robots=焊接机器人;conveyor lines=输送线;tool magazines=刀库;digital twins=数字孪生体;grippers=夹爪;inspection stations=检测工位|scheduling=调度;calibrating=标定;simulating=仿真;gripping=抓取;maintaining=维护|robot arm=机械臂;gripper=夹爪
    cultural-creativity|Creative|文创|M7491|G06T 19/00|exhibition halls=展厅;museum copies=文物复制品;film sets=影视场景;stage lights=舞台灯光;picture archives=图片档案;interactive books=互动图书|rendering=渲染;scanning=扫描;colouring=着色;projecting=投影;restoring=修复|desk lamp=台灯;gift box=礼盒
    """
}
