/// The zones that public documents name, one a line.
///
/// Columns: id, English name, Chinese name, kind, parent, groups, document and clause, state,
/// layout. A document names each of them; what a document leaves unnamed is not here.
enum ZoneTable {
  static let text = """
    beijing|Beijing Municipality|北京市|municipality||beijing-tianjin-hebei|1 I.2|operating|
    beijing-national-innovation-centre|National Science and Technology Innovation Center (Beijing)|北京全国科技创新中心|strategic-designation|beijing||1 I.2|operating|
    shanghai|Shanghai Municipality|上海市|municipality||yangtze-river-delta|3 preamble|operating|
    shanghai-innovation-centre|Shanghai Science and Technology Innovation Center|上海具有全球影响力的科技创新中心|strategic-designation|shanghai||3 preamble|operating|
    tianjin|Tianjin Municipality|天津市|municipality||beijing-tianjin-hebei|1 V.28|operating|
    hebei|Hebei Province|河北省|province||beijing-tianjin-hebei|1 V.28|operating|
    beijing-tianjin-hebei|Beijing-Tianjin-Hebei Region|京津冀地区|region|||1 V.28|operating|
    hong-kong|Hong Kong|香港|partner-region||greater-bay-area|1 V.29|operating|
    macao|Macao|澳门|partner-region||greater-bay-area|1 V.29|operating|
    greater-bay-area|Guangdong-Hong Kong-Macao Greater Bay Area|粤港澳大湾区|region|||4 (12)|operating|
    yangtze-river-economic-belt|Yangtze River Economic Belt|长江经济带|region|||4 (12)|operating|
    yangtze-river-delta|Yangtze River Delta|长江三角洲|region|||4 (12)|operating|
    yellow-river-basin|Yellow River Basin|黄河流域|region|||4 (12)|operating|
    belt-and-road|Belt and Road countries and regions|“一带一路”沿线国家和地区|partner-region|||4 (14)|operating|
    eastern-zones|Eastern high-tech zones|东部国家高新区|zone-group|national-high-tech-zones||4 (12)|operating|
    central-western-zones|Central and western high-tech zones|中西部国家高新区|zone-group|national-high-tech-zones||4 (12)|operating|
    tongzhou-district|Tongzhou District|通州区|district|beijing||0 I(II) first|operating|one core and five zones · 一核五区
    beijing-sub-center|Beijing sub-center|北京城市副中心|functional-zone|beijing||0 I(I)|under-construction|one core and five zones · 一核五区
    tongzhou-one-core-five-zones|Tongzhou “one core and five zones”|通州“一核五区”|functional-zone|tongzhou-district||0 II(II)1|operating|one core and five zones, three of them named · 一核五区（三区有名）
    tongzhou-core|Tongzhou core (unnamed)|通州核心区（未命名）|functional-zone|tongzhou-one-core-five-zones||0 II(II)1|planned|
    tongzhou-cultural-tourism-zone|Cultural tourism zone|文化旅游区|functional-zone|tongzhou-one-core-five-zones||0 II(II)1 third|operating|
    tongzhou-medical-service-zone|International medical service zone|国际医疗服务区|functional-zone|tongzhou-one-core-five-zones||0 II(II)1 third|operating|
    songzhuang-cultural-zone|Songzhuang cultural creativity convergence zone|宋庄文化创意产业集聚区|functional-zone|tongzhou-one-core-five-zones||0 II(II)1 third|operating|
    tongzhou-fourfold-experimental-zone|Experimental zone for combined industrialization, informatization, urbanization and agricultural modernization|工业化信息化城镇化农业现代化“四化”同步试验区|experimental-zone|tongzhou-district||0 I(II) first|operating|
    tongzhou-seed-park|International seed science park|国际种业科技园区|park|tongzhou-district||0 II(II)3 second|operating|
    national-modern-agri-city|National Modern Agricultural Science and Technology City (Beijing)|北京国家现代农业科技城|science-city|beijing||0 II(II)3 second|operating|
    tongzhou-international-coop-base|Tongzhou international technological cooperation base|通州国际科技合作基地|base|tongzhou-district||0 II(II)1 third|planned|
    tongzhou-regional-innovation-park|Tongzhou regional innovation demonstration park|通州区域创新示范园区|park|tongzhou-district||0 II(II)2 second|planned|
    tongzhou-agricultural-parks|Tongzhou distinct agricultural parks|通州特色农业园区|zone-group|tongzhou-district||0 II(II)3 first|operating|
    college-science-parks|College science parks|大学科技园|zone-class|||0 I(III)4|operating|
    three-cities-one-area|Three Cities, One Area|三城一区|zone-group|beijing||1 I.3|operating|three science cities and one development area · 三城一区
    zhongguancun-science-city|Zhongguancun Science City|中关村科学城|science-city|three-cities-one-area||1 I.3|operating|
    future-science-city|Future Science City|未来科学城|science-city|three-cities-one-area||1 I.3|operating|
    beijing-etda|Beijing Economic-Technological Development Area|北京经济技术开发区|development-area|three-cities-one-area||1 I.3|operating|
    huairou-science-city|Huairou Science City|怀柔科学城|science-city|huairou-district|three-cities-one-area|2 IV(IV)10|operating|one core and four zones · 一核四区
    huairou-comprehensive-science-centre|Beijing Huairou National Comprehensive Science Centre|北京怀柔综合性国家科学中心|national-science-centre|huairou-district||1 I.1|under-construction|
    zhongguancun-nidz|Zhongguancun National Innovation Demonstration Zone|中关村国家自主创新示范区|demonstration-zone|beijing|national-independent-innovation-zones|1 I.2|operating|
    chaoyang-district|Chaoyang District|朝阳区|district|beijing||1 II.9|operating|
    shunyi-district|Shunyi District|顺义区|district|beijing||1 II.9|operating|
    daxing-district|Daxing District|大兴区|district|beijing||1 III.10|operating|
    fangshan-district|Fangshan District|房山区|district|beijing||1 III.10|operating|
    changping-district|Changping District|昌平区|district|beijing||1 III.10|operating|
    beijing-scenario-zones|Beijing application-scenario demonstration (pilot) zones|北京应用场景示范（试验）区|zone-group|beijing||1 V.25|planned|
    beijing-services-pilot|Beijing service-industry opening-up comprehensive pilot|北京市服务业扩大开放综合试点|strategic-designation|beijing||1 V.28|operating|
    jjj-medical-base|Beijing-Tianjin-Hebei medical and health industrial base|京津冀医药健康产业基地|base|beijing-tianjin-hebei||1 V.28|planned|
    offshore-incubator-sites|Offshore technology incubator sites|海外科技孵化器布局地|zone-group|||1 V.30|planned|
    huairou-district|Huairou District|怀柔区|district|beijing||2 preamble|operating|the science city, the transformation zone in its south, the Yanqi zone · 怀柔科学城、其南部转化区、雁栖开发区
    huairou-one-core-four-zones|Huairou Science City “one core and four zones”|怀柔科学城“一核四区”|functional-zone|huairou-science-city||2 IV(IV)10|planned|one core and four zones, none of them named · 一核四区（均未命名）
    huairou-transformation-zone|Scientific research transformation zone (southern Huairou Science City)|怀柔科学城南部科研成果转化区|transformation-zone|huairou-science-city||2 IV(IV)11|operating|south of the science city, around two parks · 科学城南部，以两个园区为核心
    nanotechnology-industry-park|Nanotechnology Industry Park (Huairou)|怀柔纳米科技产业园|park|huairou-transformation-zone||2 IV(IV)11|operating|
    cas-scientific-education-park|CAS Huairou Scientific Education Industry Park|中科院怀柔科教产业园|park|huairou-transformation-zone||2 IV(IV)11|operating|
    nanoenergy-institute-park|Park of the Beijing Research Institute of Nanoenergy and Nanosystems, CAS|中科院北京纳米能源与系统研究所园区|institute|huairou-transformation-zone||2 IV(IV)11|under-construction|
    yanqi-development-zone|Beijing Yanqi Economic Development Zone|北京雁栖经济开发区|development-area|huairou-district||2 IV(III)9|operating|
    huairou-development-zone-incubator|Technology-enterprise incubator platforms in the development zone|开发区科技企业孵化平台|base|yanqi-development-zone||2 IV(IV)12|operating|incubation space, commercial services, living facilities · 孵化、商业、生活三层
    huairou-achievement-base|Huairou achievement transformation base|怀柔科技成果转化基地|base|huairou-district||2 III|planned|
    national-ip-intensive-zone|National gathering zone of IP-intensive industries|国家知识产权密集型产业集聚区|strategic-designation|yanqi-development-zone||2 IV(III)9|planned|
    huairou-townships|Huairou townships|怀柔区各镇乡|zone-group|huairou-district||2 IV(V)15|operating|
    jingan-district|Jing'an District|静安区|district|shanghai||3 title|operating|Shibei Park, Zhangjiang Jing'an Park, three belts of mass innovation spaces · 市北园区、张江静安园、三条众创空间集聚带
    shibei-park|Shibei Park|市北园区|park|jingan-district||3 IV.2(1)|operating|linked east and west parts · 东西联动
    shibei-bigdata-demo-base|Park innovation demonstration base (big data)|园区创新示范基地（大数据）|base|shibei-park||3 IV.2(1)|operating|
    juneng-bay-centre|Juneng Bay innovation and entrepreneurship centre|聚能湾创新创业中心|base|shibei-park||3 IV.2(1)|operating|
    wedge-green-space|Wedge green space project|楔形绿地项目|functional-zone|shibei-park||3 IV.2(1)|under-construction|
    jingan-bigdata-base|Jing'an big data and cloud computing industry base|静安大数据与云计算产业基地|base|jingan-district||3 I.2(2)|operating|
    shanghai-data-trading-centre|Shanghai data trading center|上海数据交易中心|institute|jingan-district||3 I.2(2)|operating|
    nanjing-west-road-belt|Nanjing West Road business-innovation belt|南京西路商务创新众创空间集聚带|belt|jingan-district||3 IV.2(2)|operating|
    suzhou-river-belt|Suzhou River banks cultural-creativity belt|苏州河两岸文化创意众创空间集聚带|belt|jingan-district||3 IV.2(2)|operating|
    middle-ring-belt|Middle Ring technical-innovation belt|中环两翼科技创新众创空间集聚带|belt|jingan-district||3 IV.2(2)|operating|
    zhangjiang-nidz|Zhangjiang national independent innovation demonstration zone|张江国家自主创新示范区|demonstration-zone|shanghai|national-independent-innovation-zones|3 IV.2(3)|operating|
    zhangjiang-jingan-park|Zhangjiang NIDZ Jing'an Park|张江国家自主创新示范区静安园|park|zhangjiang-nidz|jingan-district|3 IV.2(3)|operating|
    zhabei-park|Zhabei Park|张江国家自主创新示范区闸北园|park|zhangjiang-nidz|jingan-district|3 IV.2(3)|operating|
    shanghai-ftz|Shanghai Free Trade Zone|上海自由贸易试验区|free-trade-zone|shanghai|free-trade-pilot-zones|3 IV.2(1)|operating|
    lujiazui|Pudong Lujiazui|浦东陆家嘴|functional-zone|shanghai||3 IV.2(1)|operating|
    national-high-tech-zones|National High-tech Industrial Development Zones|国家高新技术产业开发区|zone-class|||4 title|operating|
    provincial-high-tech-zones|Provincial high-tech zones|省级高新区|zone-class|||4 (13)|operating|
    national-independent-innovation-zones|National independent innovation demonstration zones|国家自主创新示范区|zone-class|||4 (13)|operating|
    free-trade-pilot-zones|Free trade pilot zones|自由贸易试验区|zone-class|||4 (16)|operating|
    national-etdz|National economic and technological development zones|国家级经济技术开发区|zone-class|||1 V.28|operating|
    comprehensive-bonded-areas|Comprehensive bonded areas|综合保税区|zone-class|||4 (13)|operating|
    eco-industrial-parks|National eco-industrial demonstration parks|国家生态工业示范园区|zone-class|||4 (19)|operating|
    world-influence-parks|High-tech parks with world influence|具有世界影响力的高科技园区|zone-class|national-high-tech-zones||4 (3)|planned|
    characteristic-parks|Innovative characteristic parks|创新型特色园区|zone-class|national-high-tech-zones||4 (3)|planned|
    overseas-innovation-centres|Overseas innovation centres and entrepreneurship bases|海外创新中心与海外创业基地|zone-group|national-high-tech-zones||4 (14)|operating|
    international-coop-parks|International cooperation parks|国际合作园区|zone-group|national-high-tech-zones||4 (14)|operating|
    enclave-partner-parks|Off-site incubation, enclave and partner parks|异地孵化、飞地经济、伙伴园区|zone-group|national-high-tech-zones||4 (12)|operating|
    innovation-communities|Innovation communities of adjoining parks|毗邻园区创新共同体|zone-group|national-high-tech-zones||4 (13)|operating|
    """

  /// Slots of layouts: zone, role, number, English and Chinese name, zone that fills it, clause.
  static let slots = """
    tongzhou-one-core-five-zones|core|1||||0 II(II)1
    tongzhou-one-core-five-zones|zone|1|Cultural tourism zone|文化旅游区|tongzhou-cultural-tourism-zone|0 II(II)1 third
    tongzhou-one-core-five-zones|zone|2|International medical service zone|国际医疗服务区|tongzhou-medical-service-zone|0 II(II)1 third
    tongzhou-one-core-five-zones|zone|3|Songzhuang cultural creativity convergence zone|宋庄文化创意产业集聚区|songzhuang-cultural-zone|0 II(II)1 third
    tongzhou-one-core-five-zones|zone|4||||0 II(II)1
    tongzhou-one-core-five-zones|zone|5||||0 II(II)1
    huairou-science-city|core|1||||2 IV(IV)10
    huairou-science-city|zone|1||||2 IV(IV)10
    huairou-science-city|zone|2||||2 IV(IV)10
    huairou-science-city|zone|3||||2 IV(IV)10
    huairou-science-city|zone|4||||2 IV(IV)10
    three-cities-one-area|zone|1|Zhongguancun Science City|中关村科学城|zhongguancun-science-city|1 I.3
    three-cities-one-area|zone|2|Huairou Science City|怀柔科学城|huairou-science-city|1 I.3
    three-cities-one-area|zone|3|Future Science City|未来科学城|future-science-city|1 I.3
    three-cities-one-area|zone|4|Beijing Economic-Technological Development Area|北京经济技术开发区|beijing-etda|1 I.3
    shibei-park|zone|1||||3 IV.2(1)
    shibei-park|zone|2||||3 IV.2(1)
    """
}
