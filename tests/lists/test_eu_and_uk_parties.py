"""Whole parties of the European and British lists, every field of them read into the entry. Parties are invented."""

from inforce.lists import eu_fsf, uk_csv, uk_xml
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts

EU = """<?xml version="1.0" encoding="UTF-8"?>
<e:export xmlns:e="http://eu.europa.ec/fpi/fsd/export" generationDate="2033-10-01T00:15:00Z">
<e:sanctionEntity designationDate="" euReferenceNumber="EU.77.1" logicalId="12">
<e:regulation publicationDate="2032-05-05" numberTitle="2032/5 (OJ L 5)" programme="HAR">
<e:remark>Annex II</e:remark></e:regulation>
<e:subjectType code="enterprise"/>
<e:nameAlias wholeName="Håfen-Gruppe" nameLanguage="DE" strong="1"/>
<e:nameAlias wholeName="Λιμάνι" nameLanguage="EL" strong="true"/>
<e:nameAlias wholeName="Harbour Group" nameLanguage="EN" strong="true"/>
<e:nameAlias wholeName="HG" nameLanguage="" strong="0"/>
<e:address street="" poBox="PO Box 3" city="Nordhafen" zipCode="" countryIso2Code="XN" countryDescription="">
<e:contactInfo key="WEB" value="www.harbour.example"/></e:address>
<e:address countryIso2Code="00" countryDescription="UNKNOWN"><e:remark>Believed to move about</e:remark></e:address>
<e:identification number="9876543" identificationTypeCode="imo" identificationTypeDescription=""
countryIso2Code="00" reportedLost="1"/>
</e:sanctionEntity></e:export>"""

HARBOUR = Entry(
    "EU.77.1",
    Kind.ORGANISATION,
    (
        Name("Harbour Group", language="EN"),
        Name("Håfen-Gruppe", Quality.STRONG, "aka", "DE"),
        Name("Λιμάνι", Quality.STRONG, "aka", "EL"),
        Name("HG", Quality.WEAK, "aka"),
    ),
    ("HAR",),
    Details(
        identifiers=(Identifier("imo", "9876543"), Identifier("Website", "www.harbour.example")),
        acts=(Act(ActKind.REGULATED, "2032/5 (OJ L 5)", "2032-05-05", programme="HAR"),),
        facts=(
            ("Logical ID", "12"),
            ("imo 9876543", "reported lost"),
            ("Remark on the act 2032/5 (OJ L 5)", "Annex II"),
        ),
    ),
    (Address(("PO Box 3", "Nordhafen"), "XN"), Address((), None, "Believed to move about")),
)

UK_XML = """<Designations><DateGenerated>01/10/2033</DateGenerated><Designation>
<LastUpdated>05/05/2032</LastUpdated><DateDesignated>dd/05/2032</DateDesignated><UniqueID>HAR0009</UniqueID>
<Names>
<Name><Name1>Ida</Name1><Name3>Maren</Name3><Name6>NORDHAFEN</Name6>
<NameType>Primary name variation</NameType></Name>
<Name><Name1>Ida</Name1><Name6>NORDHAFEN</Name6><NameType>Primary Name</NameType></Name></Names>
<RegimeName>The Harbour Act</RegimeName><IndividualEntityShip>individual</IndividualEntityShip>
<IndividualDetails><Individual><DOBs><DOB>31/04/1980</DOB></DOBs><Genders><Gender>Female</Gender><Gender>Unknown</Gender></Genders>
</Individual></IndividualDetails></Designation></Designations>"""

_VARIATION = (
    "HAR0009,NORDHAFEN,Ida,Maren,Primary name variation,The Harbour Act,individual,05/05/2032,dd/05/2032,31/04/1980"
)
UK_CSV = (
    "Report Date: 1-October-2033\n"
    "Unique ID,Name 6,Name 1,Name 3,Name type,Regime Name,Designation Type,Last Updated,Date Designated,D.O.B,Gender\n"
    f"{_VARIATION},Female\n"
    f"{_VARIATION},Unknown\n"
    "HAR0009,NORDHAFEN,Ida,,Primary Name,The Harbour Act,individual,05/05/2032,dd/05/2032,31/04/1980,Female\n"
)

IDA = Entry(
    "HAR0009",
    Kind.PERSON,
    (Name("Ida NORDHAFEN"), Name("Ida Maren NORDHAFEN", Quality.STRONG, "primary name variation")),
    ("The Harbour Act",),
    Details(
        gender="female",
        listed_on=("2032-05",),
        acts=(Act(ActKind.AMENDED, published="2032-05-05"),),
        facts=(("Gender", "Unknown"), ("D.O.B", "31/04/1980")),
    ),
)


def test_a_european_enterprise_in_four_languages() -> None:
    reading = eu_fsf.read({"eu.xml": EU.encode()}, register_facts("eu-fsf"))
    (part,) = reading.parts.values()
    assert eu_fsf.assemble("EU.77.1", [(part.name, row) for row in part.rows]) == HARBOUR
    assert (reading.published, reading.remarks) == ("2033-10-01T00:15Z", ())


def test_a_british_designation_with_few_columns() -> None:
    facts = register_facts("gb-fcdo")
    for form, reading in (
        (uk_csv, uk_csv.read({"uk.csv": UK_CSV.encode()}, facts)),
        (uk_xml, uk_xml.read({"uk.xml": UK_XML.encode()}, facts)),
    ):
        (part,) = reading.parts.values()
        assert form.assemble("HAR0009", [(part.name, row) for row in part.rows]) == IDA
        assert reading.published == "2033-10-01"
