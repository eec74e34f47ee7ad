extension ZoneTable {
  /// Areas, codes, industries and the like of some zones, one fact a line: id, field, value.
  ///
  /// Areas are in km²; a fourth and fifth column give the source and its day.
  static let facts = """
    beijing|regionCode|110000
    beijing|aliases|Capital;首都
    beijing|industries|artificial-intelligence,integrated-circuits,5g,life-science,new-materials,high-end-equipment,biomedicine
    beijing|facilities|China (Beijing) Intellectual Property Protection Center · 中国（北京）知识产权保护中心;China (Zhongguancun) Intellectual Property Protection Center · 中国（中关村）知识产权保护中心;Capital Scientific and Technological Conditions Platform · 首都科技条件平台;Beijing Science and Technology Innovation Fund · 北京市科技创新基金;Intellectual Property Information Center of Beijing Municipality · 北京市知识产权信息中心
    beijing|role|Host of the national science and technology innovation centre · 全国科技创新中心承载城市
    beijing-national-innovation-centre|aliases|National Technological Innovation Center;National Center of Scientific and Technological Innovation;全国科技创新中心
    beijing-national-innovation-centre|role|City-wide designation that all documents of Beijing serve · 北京各文件共同服务的全市定位
    shanghai|regionCode|310000
    shanghai|role|Parent of Jing'an; builds an innovation centre with global influence · 静安区的上级市，建设具有全球影响力的科技创新中心
    shanghai-innovation-centre|role|City-wide designation that Jing'an serves · 静安区文件所服务的全市定位
    tianjin|regionCode|120000
    tianjin|role|Partner of mutual recognition: high-tech status, vouchers, ethics reviews, contract production of devices · 互认合作方：高企资质、创新券、伦理审查、医疗器械委托生产
    hebei|regionCode|130000
    hebei|role|Partner of mutual recognition, as Tianjin is · 互认合作方，与天津相同
    beijing-tianjin-hebei|aliases|Jing-Jin-Ji;京津冀
    beijing-tianjin-hebei|industries|intelligent-manufacturing,medical-devices,biomedicine
    beijing-tianjin-hebei|facilities|Collaborative clinical-trial network · 临床试验协同网络;Joint medical and health industrial base · 医药健康产业基地
    beijing-tianjin-hebei|role|Programmes across the region, mutual recognition, shared resources · 区域协同、资质互认、资源共享
    hong-kong|role|Partner for young scientists, joint R&D and finance · 青年科技人才交流、联合研发与金融合作方
    macao|role|Partner for young scientists, joint R&D and finance · 青年科技人才交流、联合研发与金融合作方
    greater-bay-area|role|National strategy that high-tech zones serve · 高新区融入的国家战略
    yangtze-river-economic-belt|role|National strategy that high-tech zones serve · 高新区融入的国家战略
    yangtze-river-delta|role|Integrated development that high-tech zones serve · 高新区融入的一体化发展战略
    yellow-river-basin|role|Ecological protection and high-quality development that high-tech zones serve · 高新区融入的生态保护和高质量发展战略
    belt-and-road|aliases|one belt one road;一带一路
    belt-and-road|role|Places of offshore incubators, talents and technical exchange · 海外孵化、人才与技术交流之地
    eastern-zones|role|Side that helps in paired cooperation · 结对合作的帮扶方
    central-western-zones|role|Side that is helped in paired cooperation · 结对合作的受援方
    tongzhou-district|area|906|Tongzhou District, public description · 通州区公开介绍|2020-01-01
    tongzhou-district|regionCode|110112
    tongzhou-district|industries|electronic-information,biomedicine,environment,modern-services,seed-industry,cultural-tourism,medical-services,cultural-creativity
    tongzhou-district|facilities|Four technology support and service platforms · 四个科技支撑服务平台;International seed science park · 国际种业科技园区
    tongzhou-district|administrator|Leading group of sci-tech development of Tongzhou District; departments, towns, townships and sub-districts · 通州区科技发展领导小组；各部门、乡镇、街道
    tongzhou-district|role|Beijing's sub-center, bridgehead of Jing-Jin-Ji · 北京城市副中心、京津冀协同桥头堡
    beijing-sub-center|area|155|Beijing sub-center plan · 北京城市副中心规划|2018-12-27
    beijing-sub-center|role|What Tongzhou's four platforms support · 通州四个平台所支撑的副中心建设
    tongzhou-one-core-five-zones|facilities|Low-carbon buildings · 低碳建筑;Energy-saving materials · 节能材料;Smart transport · 智能交通;Municipal utility tunnels · 市政综合管廊;City operation by cloud and internet of things · 云计算与物联网城市运行
    tongzhou-one-core-five-zones|role|Demonstration of a low-carbon, smart city · 低碳智慧城市示范
    tongzhou-cultural-tourism-zone|industries|cultural-tourism
    tongzhou-medical-service-zone|industries|medical-services
    songzhuang-cultural-zone|industries|cultural-creativity
    tongzhou-fourfold-experimental-zone|industries|modern-agriculture
    tongzhou-fourfold-experimental-zone|role|Pilot of reform that unites town and country · 城乡一体化改革试点
    tongzhou-seed-park|aliases|national seed valley;国家种业谷
    tongzhou-seed-park|industries|seed-industry,modern-agriculture
    tongzhou-seed-park|facilities|Modern breeding R&D platform · 现代育种研发平台;Technology promotion and demonstration platform · 技术推广示范平台;International seed trading platform · 国际种子交易平台
    tongzhou-seed-park|role|To be a world-class centre of agricultural technology · 拟建世界一流农业科技创新中心
    national-modern-agri-city|industries|modern-agriculture
    national-modern-agri-city|role|Where the technology of the seed park comes from · 种业园区的科技源头
    tongzhou-international-coop-base|role|Houses projects, alliances and technology transfer across borders · 承载跨国项目、联盟与技术转移
    tongzhou-regional-innovation-park|role|What existing industrial parks and pilot innovation parks are upgraded to · 由现有产业园区和创新试点园区升级而成
    tongzhou-agricultural-parks|industries|modern-agriculture
    college-science-parks|role|Base of innovation and entrepreneurship beside incubators · 与孵化器并列的创新创业基地
    three-cities-one-area|role|Main platform: delegated approvals, investment by commitment, statistics of its own, one window for talents from abroad · 主平台：审批权下放、投资承诺制、单独统计监测、外籍人才一站式服务
    future-science-city|area|170.6|Future Science City, public description · 未来科学城公开介绍|2020-01-01
    beijing-etda|area|59.6|Beijing E-Town, public description (core area) · 北京亦庄公开介绍（核心区）|2021-01-21
    beijing-etda|aliases|Beijing E-Town;北京亦庄
    beijing-etda|industries|intelligent-manufacturing,biomedicine,high-end-equipment
    beijing-etda|facilities|Standard plants · 标准厂房
    beijing-etda|role|Where investment by commitment was tried first · 企业投资项目承诺制先行试点
    huairou-science-city|area|100.9|Huairou Science City plan, 2018 · 2018年怀柔科学城规划|2018-01-01
    huairou-science-city|aliases|怀柔科学城园区
    huairou-science-city|industries|space-science,brain-science,nanotechnology,new-materials,light-source
    huairou-science-city|facilities|High Energy Photon Source · 高能同步辐射光源;Synergetic Extreme Condition User Facility · 综合极端条件实验装置;Earth System Numerical Simulation Facility · 地球系统数值模拟装置;Advanced light-source technology R&D and testing platform · 先进光源技术研发与测试平台;Materials genome research platform · 材料基因组研究平台;Space-science satellite and payload development and testing platform · 空间科学卫星及有效载荷研制测试保障平台;3-5 professional national laboratories (goal) · 3-5个专业性国家实验室（目标）
    huairou-science-city|administrator|Huairou Science City Office · 怀柔科学城办公室
    huairou-science-city|role|Comprehensive frontier basic research; one of Three Cities, One Area · 综合性前沿基础研究，“三城一区”之一
    huairou-comprehensive-science-centre|aliases|comprehensive national science center of Beijing Municipality;北京综合性国家科学中心
    huairou-comprehensive-science-centre|facilities|Cluster of major science and technology infrastructure · 重大科技基础设施集群
    huairou-comprehensive-science-centre|role|Goal of international talents and of basic research · 国际人才与基础研究的汇聚地
    zhongguancun-nidz|aliases|Zhongguancun National Innovation Demonstration Park;中关村示范区
    zhongguancun-nidz|facilities|Zhongguancun technological finance innovative service platform · 中关村科技金融创新服务平台;Zhongguancun Forum · 中关村论坛
    zhongguancun-nidz|administrator|Inter-ministerial Coordination Group · 部际协调小组
    chaoyang-district|regionCode|110105
    chaoyang-district|role|Pilot of opening services; its entry and exit reforms for foreign talents spread over the city · 服务业扩大开放试点，外籍人才出入境改革向全市推广
    shunyi-district|regionCode|110113
    shunyi-district|facilities|Standard plants · 标准厂房
    shunyi-district|role|Pilot of opening services; district of standard plants · 服务业扩大开放试点，标准厂房建设区
    daxing-district|regionCode|110115
    daxing-district|industries|intelligent-manufacturing,biomedicine
    daxing-district|facilities|Standard plants · 标准厂房
    fangshan-district|regionCode|110111
    fangshan-district|industries|intelligent-manufacturing,biomedicine
    fangshan-district|facilities|Standard plants · 标准厂房
    changping-district|regionCode|110114
    changping-district|industries|intelligent-manufacturing,biomedicine
    changping-district|facilities|Standard plants · 标准厂房
    beijing-scenario-zones|industries|artificial-intelligence,5g,blockchain,big-data,cloud-computing,navigation,life-science,new-materials,new-energy,robotics
    beijing-scenario-zones|role|Areas where new technology is tried in real use · 新技术在真实场景中试用的区域
    beijing-services-pilot|role|Source of policies, to be combined with those of other zones · 与其他园区政策叠加的政策来源
    jjj-medical-base|industries|medical-devices,biomedicine
    jjj-medical-base|role|Contract production for Beijing's registrants of devices · 承接北京医疗器械注册人委托生产
    offshore-incubator-sites|role|Places rich in talents or along the Belt and Road where universities, institutes and firms open incubators · 高校院所、企业在人才密集地或“一带一路”沿线设立孵化器之地
    huairou-district|area|2122.8|Huairou District, public description · 怀柔区公开介绍|2018-01-01
    huairou-district|regionCode|110116
    huairou-district|industries|nanotechnology,high-end-equipment,film-television,exhibitions,tourism,cultural-creativity,modern-services
    huairou-district|facilities|University of Chinese Academy of Sciences · 中国科学院大学;Huairou Service Center of the Academicians' Home in the Capital · 首都院士之家怀柔服务中心
    huairou-district|administrator|District departments that the sixteen tasks name; all townships · 十六项任务所列区属部门；各镇乡
    huairou-transformation-zone|area|12.3|Huairou action plan IV(IV)11 · 怀柔成果转化行动计划 IV(IV)11|
    huairou-transformation-zone|industries|nanotechnology,mechanics,space-science,electronic-information,quantum-communication
    huairou-transformation-zone|facilities|Service platform for R&D of public technologies · 公共技术研发服务平台;Incubation platform of achievements · 科技成果孵化平台;Service platform for industrialization · 科技成果产业化服务平台;Nanometer public technological service platforms · 纳米公共技术服务平台;Patent pool · 知识产权专利池
    huairou-transformation-zone|role|Turns research into industry under the label Huairou Nanometer · 以“怀柔纳米”品牌将科研成果转化为产业
    nanotechnology-industry-park|industries|nanotechnology,new-materials
    nanotechnology-industry-park|facilities|Nanometer public technological service platforms · 纳米公共技术服务平台
    nanotechnology-industry-park|role|Carrier of nano projects: generators, carbon nanotubes, purification materials · 纳米项目载体：纳米发电机、超顺排碳纳米管、纳米净化材料
    cas-scientific-education-park|aliases|Chinese Academy of Sciences Huairou park;中科院怀柔园区
    cas-scientific-education-park|industries|mechanics,space-science,nanotechnology,electronic-information
    cas-scientific-education-park|facilities|Research instruments and facilities of the Chinese Academy of Sciences · 中国科学院科研装置设施
    nanoenergy-institute-park|industries|nanotechnology,new-energy
    yanqi-development-zone|administrator|Development Zone Administration Committee · 开发区管委会
    yanqi-development-zone|role|To become a national gathering zone of IP-intensive industries; the plan says “the development zone” only, that it is this one is inferred · 拟建国家知识产权密集型产业集聚区；原文仅称“开发区”，认定为本区系推断
    huairou-development-zone-incubator|facilities|Crowd-making spaces · 众创空间;Incubation spaces · 孵化空间;Accelerators · 加速器;Public service institutions · 公共服务机构;Exhibition halls · 展厅;Meeting rooms · 会议室;Dining halls · 餐厅;Coffee shops · 咖啡厅;Maker apartments · 创客公寓;Libraries · 图书馆;Fitness and recreation rooms · 健身娱乐室;Cultural corridors · 文化长廊
    huairou-townships|role|Share task 15 and say themselves who does what · 共担第15项任务，自行确定分工
    jingan-district|regionCode|310106
    jingan-district|industries|internet-of-things,cloud-computing,big-data,artificial-intelligence,cultural-creativity,3d-printing,robotics,new-energy,new-materials,environment,film-post-production,animation-games,information-security,virtual-reality,multimedia-software,building-information,business-services,media,advertising,information-services
    shibei-park|area|3.13|Shibei Park, public description; others give 3.3 or 3.31 km² · 市北园区公开介绍；另有3.3、3.31平方公里两说|2017-02-08
    shibei-park|aliases|Shibei innovative industrial park;市北高新
    shibei-park|foundedOn|1992-08-01
    shibei-park|industries|big-data,cloud-computing,testing,group-research,blockchain,software
    shibei-park|facilities|Park innovation demonstration base (big data) · 园区创新示范基地（大数据）;Public technical service platforms (cloud, big data, testing) · 公共技术服务平台（云计算、大数据、检验检测）;State-level R&D institutions (wanted) · 国家级研发机构（拟引进）;Innovation and entrepreneurship centre of Juneng Bay · 聚能湾创新创业中心;Wedge green space project · 楔形绿地项目;Land bought and stored for growth · 土地收储
    shibei-park|role|Big data, cloud computing, testing, group R&D headquarters · 大数据、云计算、检验检测、研发总部
    shibei-bigdata-demo-base|industries|big-data
    shibei-bigdata-demo-base|role|Joint project of city and district · 市区共建项目
    juneng-bay-centre|aliases|energy gathering bay;聚能湾
    juneng-bay-centre|role|Incubation to be raised through investment in the whole cycle · 以全周期、多元化投入提升孵化能力
    wedge-green-space|role|Key construction project of the Shibei area · 市北地区重点建设项目
    jingan-bigdata-base|industries|big-data,cloud-computing
    jingan-bigdata-base|facilities|Innovation application display centre · 创新应用展示中心;Industry data resource aggregation platform · 行业数据资源汇聚平台;Jointly open technology laboratory · 联合开放技术实验室
    jingan-bigdata-base|role|To lead Shanghai and be of the first class in the country · 上海领先、国内一流
    shanghai-data-trading-centre|industries|big-data
    shanghai-data-trading-centre|role|Registered and run in Jing'an, with priority · 在静安注册运营，优先支持
    nanjing-west-road-belt|industries|business-services
    suzhou-river-belt|industries|cultural-creativity
    zhangjiang-jingan-park|role|Absorbs Zhabei Park: functions, industries and space become one · 并入闸北园，功能、产业、空间布局融合
    shanghai-ftz|role|Zone that Shibei sets itself apart from · 市北错位发展的参照
    lujiazui|role|Zone that Shibei sets itself apart from · 市北错位发展的参照
    national-high-tech-zones|aliases|National High-tech Zone;national hi-tech zone;NHTZ;国家高新区
    national-high-tech-zones|administrator|State Council (guidance); provincial government (overall planning); municipal government (main responsibility) · 国务院部门指导；省级政府统筹；市级政府主责
    national-high-tech-zones|guidingBody|State Council science and technology department · 国务院科技主管部门
    national-high-tech-zones|role|Demonstration of innovation and pilot of high-quality development, judged by an index, with praise and removal · 创新驱动发展示范区、高质量发展先行区，按指标评价、动态管理
    provincial-high-tech-zones|role|May be united with a national zone beside it or managed by it · 可与毗邻国家高新区整合或由其托管
    national-independent-innovation-zones|role|Built from united national high-tech zones; source of policies to copy · 由国家高新区整合而建，试点政策的来源
    free-trade-pilot-zones|role|Source of policies to copy · 试点政策的来源
    comprehensive-bonded-areas|role|Qualified areas of high-tech zones may apply for one · 符合条件的高新区可申请设立
    eco-industrial-parks|role|Status that high-tech zones are helped to earn · 支持高新区创建
    world-influence-parks|role|A number of them by 2025, a large number by 2035 · 2025年若干，2035年一大批
    characteristic-parks|role|A batch of them by 2025 · 2025年一批
    enclave-partner-parks|role|Forms of cooperation between regions · 区域间合作方式
    innovation-communities|role|Adjoining parks that complete each other and are run together · 毗邻互补园区一体发展
    """
}
