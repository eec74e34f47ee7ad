/// What stands in the pane of achievements, in the form that `SampleLines` reads.
enum ResultsLines {
  static let text = """
    [achievements]
    carbon-nanotubes|title=Super-aligned carbon nanotubes;zone=huairou-district;field=nanotechnology,new-materials;industry=nanotechnology;maturity=pilot;ownsCoreIP=yes;marketProspect=good;discoveredOn=2016-10-01;feasibilityStudyOn=2017-02-10;ipRiskEvaluatedOn=2017-03-01;state=in-library;~2 IV(I)1
    nano-generators|title=Nano-generators;owner=research-institutions/binn;zone=huairou-district;completers=tal-0001;field=nanotechnology,new-energy;industry=nanotechnology;sourceProject=prj-0001;maturity=pilot;ownsCoreIP=yes;marketProspect=excellent;isJobRelated=yes;rightGranted=ownership;rightHolders=tal-0001;isFiscal=yes;ledger=intangible;discoveredOn=2016-09-01;feasibilityStudyOn=2016-12-05;ipRiskEvaluatedOn=2016-12-20;value=26000000;state=transforming;~2 IV(I)1
    nano-purification|title=Nanometer purification materials;zone=huairou-district;field=nanotechnology,environment;industry=nanotechnology;maturity=industrial;ownsCoreIP=yes;marketProspect=good;discoveredOn=2016-09-01;feasibilityStudyOn=2016-11-05;ipRiskEvaluatedOn=2016-11-20;state=transformed;~2 IV(I)1
    quantum-communication|title=Quantum communication;zone=huairou-district;field=electronic-information;maturity=small-scale;ownsCoreIP=yes;marketProspect=fair;discoveredOn=2016-10-01;state=discovered;~2 IV(I)1
    ach-0005|title=Data cleaning by rules that learn;owner=enterprises/ent#2;zone=shibei-park;completers=tal-0006;field=big-data,artificial-intelligence;industry=big-data;maturity=industrial;ownsCoreIP=yes;marketProspect=good;discoveredOn=-90d;feasibilityStudyOn=-60d;state=discovered
    ach-0006|title=Drought-proof maize line;owner=enterprises/ent#27;zone=tongzhou-seed-park;field=seed-industry;industry=seed-industry;maturity=small-scale;ownsCoreIP=no;marketProspect=fair;discoveredOn=-20d;state=discovered
    [linked-documents]
    lnk-0001|achievement=nano-generators;kind=report;title=Final report of the generator project;reference=R-2018-114;state=linked
    lnk-0002|achievement=nano-generators;kind=literature;title=Contact electrification at small scales;reference=Journal of small forces 12(3);state=linked
    lnk-0003|achievement=nano-generators;kind=ip-right;title=Patent of the layered generator;patent=pat#1;reference=first family;state=linked
    lnk-0004|achievement=nano-generators;kind=standard;title=Draft standard for output tests;reference=plan 2025-0114-T;state=linked
    lnk-0005|achievement=carbon-nanotubes;kind=literature;title=Growing aligned arrays;reference=Materials letters 8(1);state=linked
    [surveys]
    achievements-2025|name=Survey of achievements 2025;nameZh=2025 年科技成果调查;kind=achievements;zone=huairou-district;periodFrom=2025-01-01;periodTo=2025-12-31;dueOn=2026-02-28;heldOn=2026-03-06;asked=140;responses=112;achievements=nano-generators,carbon-nanotubes;report=Twelve results are ready for pilot production;state=reported
    ip-intensive-2026|name=IP-intensive industries 2026;nameZh=2026 年知识产权密集型产业调查;kind=ip-intensive;zone=huairou-district;periodFrom=2025-01-01;periodTo=2025-12-31;dueOn=+20d;asked=60;responses=21;state=open
    [transformation-projects]
    tra-0001|title=Pilot line for nano-generators;achievement=nano-generators;implementer=enterprises/ent#1;stage=pilot;need=3,000 m2 clean room and 20 million yuan;investment=48000000;site=bui#3;zone=nanotechnology-industry-park;registeredOn=-420d;lastSurveyedOn=-150d;survey=achievements-2025;state=running
    tra-0002|title=Purification cartridges;achievement=nano-purification;implementer=enterprises/ent#3;stage=industrial;investment=15000000;zone=nanotechnology-industry-park;registeredOn=-900d;lastSurveyedOn=-30d;state=industrialized
    tra-0003|title=Films of aligned nanotubes;achievement=carbon-nanotubes;stage=small-batch;need=a first customer;investment=9000000;zone=nanotechnology-industry-park;registeredOn=-200d;lastSurveyedOn=-200d;state=reserved
    tra-0004|title=Terminals for quantum communication;achievement=quantum-communication;stage=pilot;need=a trial line between two parks;investment=30000000;zone=cas-scientific-education-park;registeredOn=-120d;lastSurveyedOn=-30d;state=reserved
    [technology-demands]
    dem-0001|enterprise=ent#1;problem=A coating that stands 400 degrees for 1,000 hours;kind=rd-demand;field=new-materials;budget=1200000;releasedOn=-30d;deadline=+30d;state=released
    dem-0002|enterprise=ent#4;problem=Telling doubled records apart without names;kind=technology-need;field=big-data;budget=600000;releasedOn=-100d;deadline=+5d;state=matched
    dem-0003|enterprise=ent#10;problem=A cheap probe for nitrogen in rivers;kind=rd-demand;field=environment,sensors;budget=300000;state=collected
    [matches]
    mat-0001|supply=achievements/nano-purification;demand=technology-demands/dem-0001;score=64;reason=The same carrier material;proposedOn=-12d;state=proposed
    mat-0002|supply=achievements/ach-0005;demand=technology-demands/dem-0002;score=88;reason=Solves the stated problem;proposedOn=-60d;introducedOn=-50d;event=eve-0001;state=talking
    mat-0003|supply=financial-products/fpr-0001;demand=financing-needs/nee-0001;score=91;reason=Grade, limit and pledge fit;proposedOn=-8d;introducedOn=-3d;state=introduced
    mat-0004|supply=products/prd-0001;demand=application-scenarios/sce-0001;score=75;reason=Same field and budget;proposedOn=-20d;state=proposed
    [technology-contracts]
    tcn-0001|number=1101162026000001;name=Generator know-how for the pilot line;nameZh=纳米发电机中试技术转让;kind=transfer;seller=research-institutions/binn;buyer=enterprises/ent#1;achievement=nano-generators;field=nanotechnology;amount=6000000;technologyAmount=5800000;zone=huairou-science-city;signedOn=-200d;certifiedOn=-190d;registeredOn=-180d;proceeds=5800000;state=registered
    tcn-0002|number=3101062026000017;name=Development of a rating model;nameZh=数据评级模型开发;kind=development;seller=enterprises/ent#2;buyer=enterprises/ent#4;achievement=ach-0005;field=big-data;amount=1500000;technologyAmount=1300000;zone=shibei-park;signedOn=-45d;recognitionAppliedOn=-40d;certifiedOn=-30d;state=certified
    tcn-0003|name=Testing of river probes;nameZh=河流探头检测服务;kind=service;seller=enterprises/ent#10;buyerName=A water works outside the zone;amount=240000;zone=tongzhou-district;signedOn=-9d;recognitionAppliedOn=-8d;state=signed
    tcn-0004|number=1101162026000031;name=Sensor film process;nameZh=传感薄膜工艺转让;kind=transfer;seller=enterprises/ent#3;buyer=enterprises/ent#7;field=sensors;amount=9200000;technologyAmount=9000000;transferIncome=8000000;zone=huairou-science-city;signedOn=-60d;recognitionAppliedOn=-58d;certifiedOn=-40d;registeredOn=-35d;state=registered
    [proceeds-distributions]
    pdi-0001|contract=tcn-0001;proceeds=5800000;base=gross;toPersonnel=4200000;recipients=tal-0001,tal-0002;factor=technology;disclosedOn=-150d;paidOn=-120d;state=paid
    pdi-0002|contract=tcn-0002;proceeds=1000000;base=net;toPersonnel=650000;recipients=tal-0006;factor=patent;dueOn=+15d;state=computed
    [market-credit-records]
    mcr-0001|party=enterprises/ent#14;event=Registered the same contract twice;date=-80d;weight=6;finding=unlawful;authority=huairou-stc;validTo=+285d;state=warned
    mcr-0002|party=service-agencies/nano-transfer;event=Ten contracts without complaint;date=-20d;weight=1;finding=lawful;authority=huairou-stc;state=clear
    [seed-varieties]
    canal-maize-7|name=Canal maize 7;nameZh=运河玉 7;breeder=enterprises/ent#27;crop=maize;stage=promotion;platform=tongzhou-breeding;zone=tongzhou-seed-park;approvalNumber=invented 2024-01;tradedOn=-60d;tradedFor=900000;state=traded
    canal-wheat-2|name=Canal wheat 2;nameZh=运河麦 2;breeder=enterprises/ent#27;crop=wheat;stage=breeding;platform=tongzhou-breeding;zone=tongzhou-seed-park;state=breeding
    """
}
