/// What stands in the pane of facilities, in the form that `SampleLines` reads.
enum ResourcesLines {
  static let text = """
    [scientific-facilities]
    earth-simulation|name=Earth System Numerical Simulation Facility;nameZh=地球系统数值模拟装置;zone=huairou-science-city;discipline=space-science;state=open;@2 IV(IV)10
    extreme-conditions|name=Synergetic Extreme Condition User Facility;nameZh=综合极端条件实验装置;zone=huairou-science-city;state=open;@2 IV(IV)10
    photon-source|name=High Energy Photon Source;nameZh=高能同步辐射光源;zone=huairou-science-city;discipline=light-source;startedOn=2019-06-29;cost=4760000000;state=trial;@2 IV(IV)10
    [laboratories]
    huairou-national-lab|name=National laboratory of comprehensive frontier basic research (planned);nameZh=综合性前沿基础研究国家实验室（筹）;isComprehensive=yes;level=national;zone=huairou-science-city;state=planned;@2 IV(IV)10
    beijing-national-labs|name=National laboratories in Beijing (to be placed);nameZh=在京国家实验室（待布局）;level=national;zone=beijing;state=planned;@1 I.1
    huairou-brain-lab|name=Professional national laboratory of brain science (planned);nameZh=脑科学专业性国家实验室（规划）;level=national;field=brain-science;zone=huairou-science-city;state=planned;@2 IV(IV)10
    huairou-nano-lab|name=Professional national laboratory of nanoscience (planned);nameZh=纳米科学专业性国家实验室（规划）;level=national;field=nanotechnology;zone=huairou-science-city;state=planned;@2 IV(IV)10
    huairou-space-lab|name=Professional national laboratory of space science (planned);nameZh=空间科学专业性国家实验室（规划）;level=national;field=space-science;zone=huairou-science-city;state=planned;@2 IV(IV)10
    nano-key-lab|name=Key laboratory of nano-films;nameZh=纳米薄膜重点实验室;level=key;field=nanotechnology;host=research-institutions/binn;zone=huairou-science-city;isEligible=yes;appliedOn=-60d;state=applied
    data-joint-lab|name=Joint laboratory of data rating;nameZh=数据评级联合实验室;level=joint;field=big-data;host=enterprises/ent#2;partner=A university abroad;isPartnerAbroad=yes;zone=shibei-park;approvedOn=-500d;reviewOn=+70d;state=operating
    [facility-bookings]
    fbo-0001|facility=photon-source;user=research-institutions/ucas;proposal=Films under strain;hours=96;from=+30d;to=+34d;state=approved
    fbo-0002|facility=extreme-conditions;user=enterprises/ent#1;proposal=Output at low temperature;hours=48;state=proposed
    fbo-0003|facility=earth-simulation;user=research-institutions/ucas;proposal=Dust over the north plain;hours=400;from=-200d;to=-180d;publication=Air and land 4(2);state=published
    [research-institutions]
    binn|name=Beijing Institute of Nanoenergy and Nanosystems;nameZh=北京纳米能源与系统研究所;kind=institute;level=national;zone=huairou-science-city;charterPowers=staffing,funds,research-direction;approvedQuota=120;staffCount=97;hasInternalAudit=yes;resultsGrade=remarkable;creditGrade=a;selfReviewsTitles=yes;state=operating;~2 IV(II)3
    cas|name=Chinese Academy of Sciences;nameZh=中国科学院;kind=institute;level=national;zone=beijing;state=operating;@2 IV(II)3
    data-institute|name=Institute of Open Data;nameZh=开放数据研究院;kind=new-type;level=district;zone=shibei-park;charter=Charter of 2021;charterPowers=staffing,pay,funds;isPilot=yes;creditGrade=b;state=operating
    ucas|name=University of Chinese Academy of Sciences;nameZh=中国科学院大学;kind=university;level=national;zone=huairou-science-city;approvedQuota=300;staffCount=312;hasInternalAudit=yes;resultsGrade=remarkable;creditGrade=a;selfReviewsTitles=yes;state=operating;~2 IV(II)3
    yanqi-hospital|name=Yanqi Lake Hospital;nameZh=雁栖湖医院;kind=hospital;level=high;zone=huairou-science-city;evaluationItems=clinical-trials,achievement-translation;creditGrade=b;state=operating
    [rd-centre-hqs]
    nordic-sensors-rd|name=Nordic Sensors R&D centre;nameZh=北欧传感研发中心;parentCompany=Nordic Sensors AB;country=Sweden;capital=foreign;kind=global-rd;legalPersonality=independent;zone=huairou-science-city;settledOn=-600d;policyBenefits=Imports of instruments;state=settled
    pacific-cloud-hq|name=Pacific Cloud regional headquarters;nameZh=太平洋云地区总部;capital=foreign;kind=regional-hq;legalPersonality=not-independent;zone=shibei-park;state=planned
    [clinical-network-sites]
    cns-0001|hospital=yanqi-hospital;city=beijing;trial=Bedside sensor, second phase;reviewStartedOn=-14d;state=reviewing
    cns-0002|hospital=yanqi-hospital;city=beijing;trial=Membrane dialyser;ethicsReview=E-2025-31, agreed;recognisedBy=binn;recognisedOn=-100d;state=recognised
    [public-platforms]
    capital-conditions|name=Capital Scientific and Technological Conditions Platform;nameZh=首都科技条件平台;kind=rd;zone=beijing;state=operating;@1 V.28
    genome-materials|name=Materials genome research platform;nameZh=材料基因组研究平台;kind=genome;zone=huairou-science-city;field=new-materials;state=planned;@2 IV(IV)10
    huairou-sme-information|name=SME information public service platform;nameZh=中小企业信息公共服务平台;kind=information;zone=huairou-district;steps=policy counselling / investment and financing / entrepreneurship coaching;openTo=small and medium firms of Huairou;state=operating;@2 IV(IV)13
    jingan-aggregation|name=Industry data resource aggregation platform;nameZh=行业数据资源汇聚平台;kind=data;zone=jingan-bigdata-base;field=big-data;state=planned;@3 I.2(2)
    jingan-data-trading|name=Trading platform of the Shanghai data trading center;nameZh=上海数据交易中心交易平台;kind=data;operator=service-agencies/shanghai-data-trading-centre;zone=jingan-bigdata-base;field=big-data;openTo=holders and users of data;state=operating;~3 I.2(2)
    jingan-display-centre|name=Big data and cloud innovation application display centre;nameZh=大数据与云计算创新应用展示中心;kind=data;zone=jingan-bigdata-base;field=big-data,cloud-computing;state=planned;@3 I.2(2)
    jingan-open-lab|name=Jointly open technology laboratory;nameZh=联合开放技术实验室;kind=rd;zone=jingan-bigdata-base;field=big-data,cloud-computing;state=planned;@3 I.2(2)
    light-source-rd|name=Advanced light-source technology R&D and testing platform;nameZh=先进光源技术研发与测试平台;kind=light-source;zone=huairou-science-city;field=light-source;state=operating;@2 IV(IV)10
    nano-public|name=Nanometer public technological service platform;nameZh=纳米公共技术服务平台;kind=nano;zone=nanotechnology-industry-park;field=nanotechnology;steps=upstream research / device design / testing / pilot scale;openTo=all firms;price=by the hour;users=64;partners=enterprises/ent#3,research-institutions/binn;shareSum=100;openedOn=-1600d;state=operating;~2 IV(IV)12
    nano-pilot|name=Pilot line for nano-devices;nameZh=纳米器件中试平台;kind=pilot-test;zone=nanotechnology-industry-park;partners=enterprises/ent#3,research-institutions/binn;shareSum=80;state=operating
    shibei-cloud|name=Cloud computing service platform of Shibei Park;nameZh=市北园区云计算公共服务平台;kind=data;zone=shibei-park;field=cloud-computing;state=planned;@3 IV.2(1)
    shibei-data|name=Big data service platform of Shibei Park;nameZh=市北园区大数据公共服务平台;kind=data;zone=shibei-park;field=big-data;state=operating;@3 IV.2(1)
    shibei-testing|name=Inspection and testing platform of Shibei Park;nameZh=市北园区检验检测平台;kind=testing;zone=shibei-park;field=testing;state=planned;@3 IV.2(1)
    space-science-testing|name=Space-science satellite and payload development and testing platform;nameZh=空间科学卫星及有效载荷研制测试保障平台;kind=testing;zone=huairou-science-city;field=space-science;state=planned;@2 IV(IV)10
    tongzhou-breeding|name=Modern breeding R&D and seed trading platform;nameZh=现代育种研发与种子交易平台;kind=agri;zone=tongzhou-seed-park;field=seed-industry;state=operating;@0 II(II)3 second
    tongzhou-seed-promotion|name=Variety promotion and demonstration platform;nameZh=良种推广示范平台;kind=agri;zone=tongzhou-seed-park;field=seed-industry;users=130;state=operating
    tongzhou-seed-trading|name=Seed trading platform;nameZh=种子交易平台;kind=agri;zone=tongzhou-seed-park;field=seed-industry;users=41;state=operating
    transformation-zone-incubation|name=Incubation platform of the transformation zone;nameZh=转化区科技成果孵化平台;kind=concept-proof;zone=huairou-transformation-zone;state=planned;@2 IV(IV)11
    transformation-zone-industry|name=Industrialization service platform of the transformation zone;nameZh=转化区科技成果产业化服务平台;kind=pilot-production;zone=huairou-transformation-zone;state=planned;@2 IV(IV)11
    transformation-zone-rd|name=Public technology R&D platform of the transformation zone;nameZh=转化区公共技术研发服务平台;kind=rd;zone=huairou-transformation-zone;state=planned;@2 IV(IV)11
    zhongguancun-finance|name=Zhongguancun technological finance innovative service platform;nameZh=中关村科技金融创新服务平台;kind=finance;zone=zhongguancun-nidz;steps=registration and depository / equity financing / private bond financing / equity trading and transfer;state=operating;@0 II(I)1 second
    [instruments]
    itm-0001|name=Transmission electron microscope;nameZh=透射电子显微镜;owner=research-institutions/binn;platform=nano-public;field=nanotechnology;zone=nanotechnology-industry-park;location=B-101;rate=900;voucherAccepted=yes;openSlots=4;state=available
    itm-0002|name=Atomic force microscope;nameZh=原子力显微镜;owner=research-institutions/ucas;platform=nano-public;field=nanotechnology;zone=huairou-science-city;rate=350;voucherAccepted=yes;openSlots=0;state=booked
    itm-0003|name=Server cluster for tests;nameZh=测试服务器集群;owner=enterprises/ent#2;platform=shibei-data;field=big-data;zone=shibei-park;rate=60;voucherAccepted=no;openSlots=8;state=available
    [service-bookings]
    sbo-0001|user=ent#1;resource=instruments/itm-0001;from=+6d;to=+6d;fee=3600;state=confirmed
    sbo-0002|user=ent#3;resource=public-platforms/nano-pilot;from=-40d;to=-30d;fee=48000;result=Batch of 200;state=used
    sbo-0003|user=ent#2;resource=instruments/itm-0003;from=+12d;state=requested
    [infrastructure-projects]
    yanqi-road|name=Second ring road of the science city;nameZh=科学城环路二期;zone=huairou-science-city;kind=road;budget=320000000;spent=140000000;startedOn=-400d;plannedFinish=+200d;progress=55;state=building
    shibei-fibre|name=Fibre to every floor;nameZh=光纤到楼层;zone=shibei-park;kind=network;budget=18000000;plannedFinish=-15d;progress=90;startedOn=-250d;state=building
    seed-plants|name=Standard plants for seed firms;nameZh=种业标准厂房;zone=tongzhou-seed-park;kind=plant;budget=90000000;plannedFinish=+700d;state=planned
    [tech-demo-platforms]
    tongzhou-four-1|name=One core and five zones;nameZh=一核五区;focus=layout of the district;zone=tongzhou-district;state=operating;@0 II(II)1
    tongzhou-four-2|name=High-end economic structure;nameZh=高端化经济结构;focus=industry;zone=tongzhou-district;state=planned;@0 II(II)2
    tongzhou-four-3|name=Urban-rural integrated development;nameZh=城乡一体化发展;focus=agriculture and villages;zone=tongzhou-district;state=planned;@0 II(II)3
    tongzhou-four-4|name=Social governance and environmental improvement;nameZh=社会治理与环境改善;focus=governance;zone=tongzhou-district;state=planned;@0 II(II)4
    [data-resources]
    dat-0001|name=Retail footfall, anonymised;nameZh=商圈客流脱敏数据;kind=dataset;provider=enterprises/ent#2;platform=shibei-data;field=big-data;rows=120000000;access=paid;tradable=yes;tradedAt=shanghai-data-trading-centre;registeredOn=-100d;state=traded
    dat-0002|name=River sensors 2020-2025;nameZh=河道传感数据;kind=dataset;provider=enterprises/ent#10;field=environment,sensors;rows=4300000;access=on-request;tradable=no;registeredOn=-30d;state=registered
    """
}
