extension Industry {
  /// The names of the standard.
  ///
  /// A line is the digits, the Chinese name, a bar and an English one.
  struct Table: Sendable {
    static let standard = Table()

    /// Names by the number that the digits make: two digits below 100, three below 1000.
    let names: [Int: Phrase]

    private init() {
      var names: [Int: Phrase] = [:]
      for text in [Industry.divisions, Industry.groups] {
        for line in text.split(separator: "\n") {
          let digits = line.prefix { $0.isASCII && $0.isNumber }
          let sides = line.dropFirst(digits.count).split(separator: "|")
          guard let number = digits.wholeNumber, let zh = sides.first, let en = sides.last else {
            continue
          }
          names[number] = Phrase(String(en), String(zh))
        }
      }
      self.names = names
    }

    /// The divisions of which every group and class is in the table.
    static let complete: Set<Int> = [27, 63, 64, 65, 73, 74, 75]

    /// Codes of the 2011 edition that the 2017 edition no longer has, and what took their place.
    static let edition2011: [Int: (name: Phrase, now: [String])] = [
      6420: (Phrase("Internet information services", "互联网信息服务"), ["I6421", "I6422", "I6429"]),
      6510: (Phrase("Software development", "软件开发"), ["I6511", "I6512", "I6513", "I6519"]),
      6530: (Phrase("IT consulting", "信息技术咨询服务"), ["I6560"]),
      6592: (Phrase("Call centres", "呼叫中心"), ["I6591"]),
      6330: (Phrase("Satellite transmission", "卫星传输服务"), ["I6331", "I6339"]),
      2760: (Phrase("Biological medicines", "生物药品制造"), ["C2761", "C2762"]),
    ]

    /// The sections by letter.
    static let sections: [Character: Phrase] = [
      "A": Phrase("Agriculture, forestry, animal husbandry and fishery", "农、林、牧、渔业"),
      "B": Phrase("Mining", "采矿业"),
      "C": Phrase("Manufacturing", "制造业"),
      "D": Phrase("Electricity, heat, gas and water", "电力、热力、燃气及水生产和供应业"),
      "E": Phrase("Construction", "建筑业"),
      "F": Phrase("Wholesale and retail", "批发和零售业"),
      "G": Phrase("Transport, storage and post", "交通运输、仓储和邮政业"),
      "H": Phrase("Accommodation and catering", "住宿和餐饮业"),
      "I": Phrase("Information transmission, software and IT services", "信息传输、软件和信息技术服务业"),
      "J": Phrase("Finance", "金融业"),
      "K": Phrase("Real estate", "房地产业"),
      "L": Phrase("Leasing and business services", "租赁和商务服务业"),
      "M": Phrase("Scientific research and technical services", "科学研究和技术服务业"),
      "N": Phrase("Water, environment and public facilities", "水利、环境和公共设施管理业"),
      "O": Phrase("Resident services, repair and other services", "居民服务、修理和其他服务业"),
      "P": Phrase("Education", "教育"),
      "Q": Phrase("Health and social work", "卫生和社会工作"),
      "R": Phrase("Culture, sports and entertainment", "文化、体育和娱乐业"),
      "S": Phrase(
        "Public administration, social security and social organisations",
        "公共管理、社会保障和社会组织"
      ),
      "T": Phrase("International organisations", "国际组织"),
    ]
  }

  /// The 97 divisions.
  fileprivate static let divisions = """
    01农业|Farming
    02林业|Forestry
    03畜牧业|Animal husbandry
    04渔业|Fishery
    05农、林、牧、渔专业及辅助性活动|Support activities for agriculture
    06煤炭开采和洗选业|Coal mining and washing
    07石油和天然气开采业|Oil and gas extraction
    08黑色金属矿采选业|Ferrous metal ores
    09有色金属矿采选业|Non-ferrous metal ores
    10非金属矿采选业|Non-metal ores
    11开采专业及辅助性活动|Support activities for mining
    12其他采矿业|Other mining
    13农副食品加工业|Processing of farm and side-line food
    14食品制造业|Food
    15酒、饮料和精制茶制造业|Liquor, beverages and refined tea
    16烟草制品业|Tobacco
    17纺织业|Textiles
    18纺织服装、服饰业|Garments
    19皮革、毛皮、羽毛及其制品和制鞋业|Leather, fur, feather and footwear
    20木材加工和木、竹、藤、棕、草制品业|Wood, bamboo, rattan and straw products
    21家具制造业|Furniture
    22造纸和纸制品业|Paper and paper products
    23印刷和记录媒介复制业|Printing and reproduction of media
    24文教、工美、体育和娱乐用品制造业|Articles for culture, crafts, sports and play
    25石油、煤炭及其他燃料加工业|Petroleum, coal and other fuel processing
    26化学原料和化学制品制造业|Chemical materials and products
    27医药制造业|Medicines
    28化学纤维制造业|Chemical fibres
    29橡胶和塑料制品业|Rubber and plastics
    30非金属矿物制品业|Non-metal mineral products
    31黑色金属冶炼和压延加工业|Smelting and rolling of ferrous metals
    32有色金属冶炼和压延加工业|Smelting and rolling of non-ferrous metals
    33金属制品业|Metal products
    34通用设备制造业|General equipment
    35专用设备制造业|Special equipment
    36汽车制造业|Motor vehicles
    37铁路、船舶、航空航天和其他运输设备制造业|Railway, ship, aerospace and other transport equipment
    38电气机械和器材制造业|Electrical machinery and equipment
    39计算机、通信和其他电子设备制造业|Computers, communication and other electronic equipment
    40仪器仪表制造业|Instruments and meters
    41其他制造业|Other manufacturing
    42废弃资源综合利用业|Use of waste resources
    43金属制品、机械和设备修理业|Repair of metal products, machinery and equipment
    44电力、热力生产和供应业|Electricity and heat
    45燃气生产和供应业|Gas
    46水的生产和供应业|Water
    47房屋建筑业|Building
    48土木工程建筑业|Civil engineering
    49建筑安装业|Installation
    50建筑装饰、装修和其他建筑业|Decoration and other construction
    51批发业|Wholesale
    52零售业|Retail
    53铁路运输业|Railway transport
    54道路运输业|Road transport
    55水上运输业|Water transport
    56航空运输业|Air transport
    57管道运输业|Pipeline transport
    58多式联运和运输代理业|Multimodal transport and forwarding
    59装卸搬运和仓储业|Loading, handling and storage
    60邮政业|Post
    61住宿业|Accommodation
    62餐饮业|Catering
    63电信、广播电视和卫星传输服务|Telecommunications, broadcasting and satellite transmission
    64互联网和相关服务|Internet and related services
    65软件和信息技术服务业|Software and IT services
    66货币金融服务|Monetary and financial services
    67资本市场服务|Capital market services
    68保险业|Insurance
    69其他金融业|Other finance
    70房地产业|Real estate
    71租赁业|Leasing
    72商务服务业|Business services
    73研究和试验发展|Research and experimental development
    74专业技术服务业|Professional technical services
    75科技推广和应用服务业|Technology promotion and application services
    76水利管理业|Water management
    77生态保护和环境治理业|Ecological protection and environmental treatment
    78公共设施管理业|Public facilities
    79土地管理业|Land management
    80居民服务业|Resident services
    81机动车、电子产品和日用产品修理业|Repair of vehicles, electronics and household goods
    82其他服务业|Other services
    83教育|Education
    84卫生|Health
    85社会工作|Social work
    86新闻和出版业|News and publishing
    87广播、电视、电影和录音制作业|Radio, television, film and sound recording
    88文化艺术业|Culture and art
    89体育|Sports
    90娱乐业|Entertainment
    91中国共产党机关|Organs of the Communist Party of China
    92国家机构|State organs
    93人民政协、民主党派|People's Political Consultative Conference and democratic parties
    94社会保障|Social security
    95群众团体、社会团体和其他成员组织|Mass, social and other membership organisations
    96基层群众自治组织|Grassroots self-governing organisations
    97国际组织|International organisations
    """

  /// The groups and classes that are known by name.
  fileprivate static let groups = """
    271化学药品原料药制造|Chemical active ingredients
    2710化学药品原料药制造|Chemical active ingredients
    272化学药品制剂制造|Chemical preparations
    2720化学药品制剂制造|Chemical preparations
    273中药饮片加工|Prepared slices of Chinese medicine
    2730中药饮片加工|Prepared slices of Chinese medicine
    274中成药生产|Patent Chinese medicines
    2740中成药生产|Patent Chinese medicines
    275兽用药品制造|Veterinary medicines
    2750兽用药品制造|Veterinary medicines
    276生物药品制品制造|Biological medicines
    2761生物药品制造|Biological medicines
    2762基因工程药物和疫苗制造|Genetically engineered medicines and vaccines
    277卫生材料及医药用品制造|Sanitary materials and medical supplies
    2770卫生材料及医药用品制造|Sanitary materials and medical supplies
    278药用辅料及包装材料|Medicinal excipients and packaging
    2780药用辅料及包装材料|Medicinal excipients and packaging
    391计算机制造|Computers
    3911计算机整机制造|Complete computers
    3912计算机零部件制造|Computer parts
    3913计算机外围设备制造|Computer peripherals
    3914工业控制计算机及系统制造|Industrial control computers and systems
    3915信息安全设备制造|Information security equipment
    3919其他计算机制造|Other computers
    392通信设备制造|Communication equipment
    3921通信系统设备制造|Communication system equipment
    3922通信终端设备制造|Communication terminals
    393广播电视设备制造|Broadcasting equipment
    394雷达及配套设备制造|Radar equipment
    3940雷达及配套设备制造|Radar equipment
    395非专业视听设备制造|Consumer audio and video equipment
    396智能消费设备制造|Smart consumer devices
    3961可穿戴智能设备制造|Wearable smart devices
    3962智能车载设备制造|Smart in-vehicle devices
    3963智能无人飞行器制造|Smart unmanned aircraft
    3964服务消费机器人制造|Service robots
    3969其他智能消费设备制造|Other smart consumer devices
    397电子器件制造|Electronic devices
    3971电子真空器件制造|Electronic vacuum devices
    3972半导体分立器件制造|Discrete semiconductors
    3973集成电路制造|Integrated circuits
    3974显示器件制造|Displays
    3975半导体照明器件制造|Semiconductor lighting
    3976光电子器件制造|Optoelectronic devices
    3979其他电子器件制造|Other electronic devices
    398电子元件及电子专用材料制造|Electronic components and materials
    399其他电子设备制造|Other electronic equipment
    3990其他电子设备制造|Other electronic equipment
    631电信|Telecommunications
    6311固定电信服务|Fixed telecommunications
    6312移动电信服务|Mobile telecommunications
    6319其他电信服务|Other telecommunications
    632广播电视传输服务|Broadcasting transmission
    6321有线广播电视传输服务|Cable broadcasting
    6322无线广播电视传输服务|Wireless broadcasting
    633卫星传输服务|Satellite transmission
    6331广播电视卫星传输服务|Satellite broadcasting
    6339其他卫星传输服务|Other satellite transmission
    641互联网接入及相关服务|Internet access
    6410互联网接入及相关服务|Internet access
    642互联网信息服务|Internet information services
    6421互联网搜索服务|Internet search
    6422互联网游戏服务|Internet games
    6429互联网其他信息服务|Other internet information
    643互联网平台|Internet platforms
    6431互联网生产服务平台|Platforms for production services
    6432互联网生活服务平台|Platforms for living services
    6433互联网科技创新平台|Platforms for innovation
    6434互联网公共服务平台|Platforms for public services
    6439其他互联网平台|Other internet platforms
    644互联网安全服务|Internet security
    6440互联网安全服务|Internet security
    645互联网数据服务|Internet data services
    6450互联网数据服务|Internet data services
    649其他互联网服务|Other internet services
    6490其他互联网服务|Other internet services
    651软件开发|Software development
    6511基础软件开发|Basic software
    6512支撑软件开发|Supporting software
    6513应用软件开发|Application software
    6519其他软件开发|Other software
    652集成电路设计|Integrated circuit design
    6520集成电路设计|Integrated circuit design
    653信息系统集成和物联网技术服务|System integration and internet of things
    6531信息系统集成服务|System integration
    6532物联网技术服务|Internet of things
    654运行维护服务|Operation and maintenance
    6540运行维护服务|Operation and maintenance
    655信息处理和存储支持服务|Data processing and storage
    6550信息处理和存储支持服务|Data processing and storage
    656信息技术咨询服务|IT consulting
    6560信息技术咨询服务|IT consulting
    657数字内容服务|Digital content
    6571地理遥感信息服务|Geographic remote-sensing information
    6572动漫、游戏数字内容服务|Animation and game content
    6579其他数字内容服务|Other digital content
    659其他信息技术服务业|Other IT services
    6591呼叫中心|Call centres
    6599其他未列明信息技术服务业|Other IT services not listed
    721组织管理服务|Organisation management
    7211企业总部管理|Headquarters
    7212投资与资产管理|Investment and asset management
    7213资源与产权交易服务|Trading of resources and property rights
    722综合管理服务|General management services
    7221园区管理服务|Park management
    7222商业综合体管理服务|Management of commercial complexes
    7224供应链管理服务|Supply chain management
    723法律服务|Legal services
    7231律师及相关法律服务|Lawyers
    724咨询与调查|Consulting and surveys
    7241会计、审计及税务服务|Accounting, audit and tax
    7243社会经济咨询|Economic consulting
    726人力资源服务|Human resources
    7264创业指导服务|Guidance for founders
    728会议、展览及相关服务|Conferences and exhibitions
    7281科技会展服务|Science and technology fairs
    729其他商务服务业|Other business services
    731自然科学研究和试验发展|Natural sciences
    7310自然科学研究和试验发展|Natural sciences
    732工程和技术研究和试验发展|Engineering and technology
    7320工程和技术研究和试验发展|Engineering and technology
    733农业科学研究和试验发展|Agricultural sciences
    7330农业科学研究和试验发展|Agricultural sciences
    734医学研究和试验发展|Medical sciences
    7340医学研究和试验发展|Medical sciences
    735社会人文科学研究|Social sciences and humanities
    7350社会人文科学研究|Social sciences and humanities
    741气象服务|Meteorology
    7410气象服务|Meteorology
    742地震服务|Seismology
    7420地震服务|Seismology
    743海洋服务|Marine services
    7431海洋气象服务|Marine meteorology
    7432海洋环境服务|Marine environment
    7439其他海洋服务|Other marine services
    744测绘地理信息服务|Surveying and geographic information
    7441遥感测绘服务|Remote-sensing surveys
    7449其他测绘地理信息服务|Other surveying
    745质检技术服务|Quality inspection
    7451检验检疫服务|Inspection and quarantine
    7452检测服务|Testing
    7453计量服务|Metrology
    7454标准化服务|Standardisation
    7455认证认可服务|Certification and accreditation
    7459其他质检技术服务|Other quality inspection
    746环境与生态监测检测服务|Environmental and ecological monitoring
    7461环境保护监测|Environmental monitoring
    7462生态资源监测|Monitoring of ecological resources
    7463野生动物疫源疫病防控监测|Monitoring of wildlife diseases
    747地质勘查|Geological exploration
    7471能源矿产地质勘查|Energy minerals
    7472固体矿产地质勘查|Solid minerals
    7473水、二氧化碳等矿产地质勘查|Water and carbon dioxide
    7474基础地质勘查|Basic geology
    7475地质勘查技术服务|Exploration services
    748工程技术与设计服务|Engineering and design
    7481工程管理服务|Engineering management
    7482工程监理服务|Engineering supervision
    7483工程勘察活动|Engineering surveys
    7484工程设计活动|Engineering design
    7485规划设计管理|Planning and design
    7486土地规划服务|Land planning
    749工业与专业设计及其他专业技术服务|Industrial and special design
    7491工业设计服务|Industrial design
    7492专业设计服务|Special design
    7493兽医服务|Veterinary services
    7499其他未列明专业技术服务业|Other technical services not listed
    751技术推广服务|Technology promotion
    7511农林牧渔技术推广服务|Promotion of agricultural technology
    7512生物技术推广服务|Promotion of biotechnology
    7513新材料技术推广服务|Promotion of new materials
    7514节能技术推广服务|Promotion of energy saving
    7515新能源技术推广服务|Promotion of new energy
    7516环保技术推广服务|Promotion of environmental protection
    7517三维（3D）打印技术推广服务|Promotion of 3D printing
    7519其他技术推广服务|Other technology promotion
    752知识产权服务|Intellectual property services
    7520知识产权服务|Intellectual property services
    753科技中介服务|Technology agencies
    7530科技中介服务|Technology agencies
    754创业空间服务|Space for start-ups
    7540创业空间服务|Space for start-ups
    759其他科技推广服务业|Other technology promotion services
    7590其他科技推广服务业|Other technology promotion services
    """
}
