/// What stands in the pane of patents, in the form that `SampleLines` reads.
enum RightsLines {
  static let text = """
    [patent-alliances]
    jingan-data-patents|name=Jing'an data patent alliance;nameZh=静安数据专利联盟;zone=shibei-park;members=enterprises/ent#2,enterprises/ent#4,enterprises/ent#6;leader=enterprises/ent#2;scope=data cleaning and trading;field=big-data,software;charter=Members license to each other at cost;foundedOn=2019-11-08;state=operating
    nano-instrument-patents|name=Nano-instrument patent alliance;nameZh=纳米仪器专利联盟;zone=huairou-science-city;members=enterprises/ent#1,research-institutions/binn;leader=research-institutions/binn;scope=probes and stages;state=planned
    [patent-projects]
    ppr-0001|title=Membrane for river water;patent=pat#10;implementer=ent#10;site=tongzhou-district;zone=tongzhou-district;techContent=high;marketProspect=high;support=300000;start=-200d;end=+165d;state=running
    ppr-0002|title=Breeding chip line;patent=pat#27;implementer=ent#27;site=tongzhou-seed-park;zone=tongzhou-seed-park;techContent=high;marketProspect=medium;state=screened
    ppr-0003|title=Fast water test;patent=pat#40;implementer=ent#40;zone=tongzhou-district;state=proposed
    [patent-navigations]
    nano-navigation|name=Navigation of nano-generators;nameZh=纳米发电机专利导航;cluster=huairou-nano;industry=nanotechnology;zone=nanotechnology-industry-park;chainProducts=materials / generators / sensors;coreTechnologies=triboelectric layers / packaging;agency=huairou-ip-agency;dueOn=+45d;state=running
    data-navigation|name=Navigation of data trading;nameZh=数据交易专利导航;cluster=shibei-big-data;industry=big-data;zone=shibei-park;findings=Rating of data is open ground;dueOn=-100d;reportedOn=-110d;state=reported
    [ip-cases]
    ipc-0001|kind=infringement;patent=pat#1;rightHolder=enterprises/ent#1;parties=A workshop in another province;field=nanotechnology;fastField=new-materials;zone=huairou-science-city;body=huairou-ipo;jointBodies=huairou-aic,huairou-culture;foundOn=-70d;dueOn=+20d;infringement=yes;damagesBase=800000;punitiveMultiple=2;state=investigated
    ipc-0002|kind=counterfeit;rightHolder=enterprises/ent#3;parties=An online shop;zone=nanotechnology-industry-park;body=huairou-ipo;foundOn=-9d;dueOn=+51d;state=accepted
    ipc-0003|kind=overseas-dispute;patent=pat#2;rightHolder=enterprises/ent#2;parties=A firm abroad;field=big-data;zone=shibei-park;foundOn=-320d;infringement=no;result=Claim withdrawn;closedOn=-140d;state=closed
    [overseas-ip-warnings]
    oiw-0001|market=European Union;enterprise=ent#1;risk=Two patents on the same coating are in force;strategy=Design around or license;agency=huairou-ip-agency;dueOn=+18d;state=warned
    oiw-0002|market=United States;enterprise=ent#4;risk=A standard-essential family is growing;agency=shibei-ip-agency;state=watching
    [ip-intensive-industries]
    iii-0001|industry=nanotechnology;zone=huairou-district;ipMeasure=42.5;threshold=30;measures=Fee relief and navigation;surveyedOn=-210d;listedOn=-90d;plan=Huairou plan for IP-intensive industries;state=in-directory
    iii-0002|industry=big-data;zone=huairou-district;ipMeasure=18.4;surveyedOn=-210d;state=surveyed
    [ip-management-certifications]
    imc-0001|enterprise=ent#2;standard=GB/T 29490-2013;adoptedOn=-500d;validTo=+60d;evaluationGrade=good;state=pilot
    imc-0002|enterprise=ent#4;standard=GB/T 29490-2013;state=preparing
    imc-0003|enterprise=ent#6;standard=GB/T 29490-2013;adoptedOn=-900d;validTo=-20d;evaluationGrade=passed;state=adopted
    [standard-works]
    stw-0001|name=Measuring thin films by probe;nameZh=薄膜探针测量方法;level=national;enterprise=ent#1;role=leads;stage=committee draft;state=drafting
    stw-0002|name=Rating of data sets;nameZh=数据集评级规范;level=local;number=DB31/T 9001-2024;enterprise=ent#2;role=leads;publishedOn=2024-05-30;state=published
    stw-0003|name=Clean rooms for instruments;nameZh=仪器洁净室要求;level=international;enterprise=ent#3;role=helps;state=proposed
    [trademark-brands]
    huairou-nanometer|name=Huairou Nanometer;nameZh=怀柔纳米;kind=regional-label;zone=huairou-district;state=planned;@2 IV(IV)11
    national-seed-valley|name=National seed valley;nameZh=国家种业硅谷;kind=industry-brand;zone=tongzhou-seed-park;state=planned;@0 II(II)3 second
    tmb-0001|name=CLEARPORE;nameZh=清孔;kind=trademark;owner=enterprises/ent#1;zone=huairou-science-city;registrationNumber=58000001;registeredOn=2016-12-20;validTo=+29d;recognition=district brand of 2022;state=recognised
    """
}
