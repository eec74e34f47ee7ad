/// What stands in the panes of zones, incubators and enterprises, in the form that `SampleLines` reads.
enum PlacesLines {
  static let text = """
    [industry-clusters]
    huairou-nano|name=Huairou nanotechnology cluster;nameZh=怀柔纳米产业集群;zone=nanotechnology-industry-park;industry=nanotechnology;isCharacteristicLeading=yes;leadingEnterprises=ent#3,ent#33;chainStages=materials / devices / instruments / products;gapInChain=pilot production of nano-devices;state=established;agencies=nano-transfer
    shibei-big-data|name=Shibei big data and cloud cluster;nameZh=市北大数据与云计算产业集群;zone=shibei-park;industry=big-data;isCharacteristicLeading=yes;leadingEnterprises=ent#2,ent#4;chainStages=collection / storage / analysis / trading;gapInChain=data rating;state=leading
    tongzhou-seed|name=Tongzhou seed industry cluster;nameZh=通州种业产业集群;zone=tongzhou-seed-park;industry=seed-industry;chainStages=breeding / propagation / trading;gapInChain=molecular breeding services;state=forming
    [industries]
    3d-printing|name=3D printing;nameZh=3D打印;groups=cultivated;state=active;@3 I.2(1)
    animation-games|name=Animation and games;nameZh=动漫游戏;groups=segment;state=active;@3 I.2(1)
    artificial-intelligence|name=Artificial intelligence;nameZh=人工智能;groups=ten-plus-three,strategic-emerging,focus;synonyms=AI / 智能技术;stage=growth;hasMatureStandards=no;fitsRegulation=yes;state=active;~1 III.11
    big-data|name=Big data;nameZh=大数据;groups=strategic-emerging,focus;stage=growth;code=I6531;hasMatureStandards=yes;fitsRegulation=yes;state=active;@3 I.2(2)
    building-information|name=Building information models;nameZh=建筑信息模型;groups=segment;state=active;@3 I.2(1)
    cloud-computing|name=Cloud computing;nameZh=云计算;groups=strategic-emerging,focus;parentIndustry=big-data;stage=growth;state=active;@3 I.2(2)
    cultural-creativity|name=Cultural creativity;nameZh=文化创意;groups=focus;stage=mature;hasMatureStandards=yes;fitsRegulation=yes;state=active;@3 I.2(1)
    environment|name=Energy saving and environment;nameZh=节能环保;groups=cultivated;state=active;@3 I.2(1)
    film-post-production|name=Film post-production;nameZh=影视后期;groups=segment;state=active;@3 I.2(1)
    information-security|name=Information security;nameZh=信息安全;groups=segment;state=active;@3 I.2(1)
    integrated-circuits|name=Integrated circuits;nameZh=集成电路;groups=ten-plus-three,strategic-emerging;code=I6520;stage=growth;hasMatureStandards=yes;fitsRegulation=yes;state=active;~1 III.10
    intelligent-connected-vehicles|name=Intelligent connected vehicles;nameZh=智能网联汽车;groups=ten-plus-three;prudentSince=-300d;prudentReason=No mature standards for road tests;prudentReviewOn=+65d;stage=rd;hasMatureStandards=no;fitsRegulation=no;state=active;~1 III.11
    internet-of-things|name=Internet of things;nameZh=物联网;groups=focus;state=active;@3 I.2(1)
    life-science|name=Life science;nameZh=生命科学;groups=ten-plus-three,strategic-emerging;stage=growth;hasMatureStandards=yes;fitsRegulation=yes;state=active;~1 V.23
    multimedia-software|name=Multimedia software;nameZh=多媒体软件;groups=segment;state=active;@3 I.2(1)
    nanotechnology|name=Nanotechnology;nameZh=纳米技术;groups=strategic-emerging,ip-intensive,leading;synonyms=nano / 纳米材料;stage=growth;hasMatureStandards=no;fitsRegulation=yes;ipMeasure=42.5;state=active;~2 IV(III)9
    new-energy|name=New energy;nameZh=新能源;groups=cultivated;state=active;@3 I.2(1)
    new-materials|name=New materials;nameZh=新材料;groups=cultivated;state=active;@3 I.2(1)
    robotics|name=Robots;nameZh=机器人;groups=cultivated;state=active;@3 I.2(1)
    seed-industry|name=Seed industry;nameZh=种业;groups=leading;stage=mature;hasMatureStandards=yes;fitsRegulation=yes;ipMeasure=11.2;state=active;~0 II(II)3 second
    virtual-reality|name=Virtual reality;nameZh=虚拟现实;groups=segment;state=active;@3 I.2(1)
    [college-science-parks]
    ucas-science-park|name=Yanqi Lake college science park;nameZh=雁栖湖大学科技园;university=ucas;zone=huairou-science-city;field=nanotechnology,space-science;area=12800;openedOn=2019-09-10;state=operating
    tongzhou-college-park|name=Canal college science park;nameZh=运河大学科技园;zone=tongzhou-district;field=environment,biomedicine;area=6400;openedOn=2017-05-20;state=operating
    [offshore-incubators]
    oulu-nano-bridge|name=Oulu nano bridge;nameZh=奥卢纳米离岸孵化器;country=Finland;host=Oulu harbour science park;founder=research-institutions/binn;zone=huairou-science-city;openedOn=2021-06-01;projectsSent=4;state=operating
    singapore-data-link|name=Singapore data link;nameZh=新加坡数据离岸孵化器;country=Singapore;host=One-north co-lab;founder=enterprises/ent#2;zone=shibei-park;state=planned
    [incubator-reviews]
    ire-0001|carrier=inc#1;year=2024;score=86;ratedLevel=good;findings=Mentors are short of time;dueOn=2025-03-31;doneOn=2025-03-12;state=done
    ire-0002|carrier=inc#1;year=2025;dueOn=+24d;state=planned
    ire-0003|carrier=inc#2;year=2024;score=91.5;ratedLevel=excellent;dueOn=2025-03-31;doneOn=2025-03-05;state=done
    ire-0004|carrier=inc#3;year=2024;score=58;ratedLevel=failed;findings=Fewer than half of the seats are taken;dueOn=2025-03-31;doneOn=2025-03-28;appealedOn=2025-04-09;appealedBecause=Desks let since December were not counted;state=appealed
    [carrier-services]
    cse-0001|name=Exhibition hall;nameZh=成果展厅;carrier=inc#1;layer=commercial;kind=exhibition-hall;capacity=120;price=800;priceUnit=half day;state=available
    cse-0002|name=Maker apartment;nameZh=创客公寓;carrier=inc#1;layer=living;kind=maker-apartment;capacity=48;price=1500;priceUnit=month;state=full
    cse-0003|name=Meeting room 3;nameZh=三号会议室;carrier=inc#2;layer=commercial;kind=meeting-room;capacity=16;price=120;priceUnit=hour;state=available
    cse-0004|name=Shared offices;nameZh=共享办公区;carrier=inc#2;layer=space;kind=office;capacity=60;price=900;priceUnit=month;state=available
    cse-0005|name=Coffee shop;nameZh=咖啡厅;carrier=inc#3;layer=living;kind=coffee-shop;capacity=30;state=available
    [service-plans]
    spl-0001|enterprise=ent#1;contactOfficer=zhao.min;needs=A second floor and a green lane for imported instruments;promises=Floor 3 by summer (zone), customs contact (commerce);agreedOn=-200d;reviewOn=+12d;state=running
    spl-0002|enterprise=ent#2;contactOfficer=wang.fang;needs=Guidance for listing;promises=Adviser introduced;agreedOn=-90d;reviewOn=-5d;state=running
    spl-0003|enterprise=ent#3;contactOfficer=zhao.min;needs=Talent apartments for six people;state=draft
    [relocation-cases]
    rel-0001|enterprise=ent#9;from=beijing-etda;to=huairou-science-city;reason=Closer to the light source;fitsPositioning=yes;filings=market-supervision,tax;requestedOn=-40d;state=direct-handling
    rel-0002|enterprise=ent#14;from=huairou-science-city;to=tongzhou-district;reason=Larger plant;fitsPositioning=yes;filings=market-supervision,tax,industry;requestedOn=-180d;doneOn=-150d;state=completed
    [credit-profiles]
    cre-0001|enterprise=ent#1;operatingData=Sales and tax of three years, social insurance of 31 people;financingData=One loan, repaid;score=72;grade=b;updatedOn=-60d;readers=yanqi-bank,huairou-guarantee;state=rated
    cre-0002|enterprise=ent#2;operatingData=Tax of two years;score=81;grade=a;updatedOn=-400d;readers=suhe-bank;state=stale
    cre-0003|enterprise=ent#9;operatingData=Collected from tax and court records;updatedOn=-10d;state=collected
    [soe-reform-cases]
    soe-0001|enterprise=ent#149;ownerLevel=municipal;shareScheme=Core staff hold shares through a partnership;employeeShare=12;coreStaff=tal-0004;spaceReuse=Old boiler house becomes a laboratory;approvedOn=-120d;state=approved
    soe-0002|enterprise=ent#93;ownerLevel=municipal;shareScheme=Options for eight engineers;state=planned
    [device-registrants]
    dev-0001|name=Portable nano-sensor monitor;nameZh=便携式纳米传感监护仪;enterprise=ent#3;city=beijing;product=bedside sensor monitor;producer=Langfang precision works (invented);producerRegion=hebei;since=-300d;certificateValidTo=+90d;state=entrusting
    dev-0002|name=Membrane dialyser;nameZh=膜透析器;enterprise=ent#16;city=beijing;product=dialyser;producerRegion=tianjin;certificateValidTo=+1100d;state=registered
    """
}
