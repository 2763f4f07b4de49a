"""Sentences with all their dates in English: an expression, a bar and its EDTF in braces; "?" stays open."""

# By day of publication; "" where it is not known. 2024-05-16 is a Thursday, 2023-01-23 a Monday.
READ = {
    "2024-05-16": """
The archive opened on {2019-03-04|2019-03-04}.
Filed {2019/3/4|2019-03-04}, refiled {2019.03.05|2019-03-05}.
The stamp reads {4.3.2019|2019-03-04}.
Received {25/12/2019|2019-12-25} and {12/26/2019|2019-12-26}.
Received {25/12/19|2019-12-25}, answered {12/27/98|1998-12-27}.
The slip said {5/5/2020|2020-05-05}.
The slip said {03/04/2020|?}.
The slips said {03/04/2020|?} and {25/04/2020|2020-04-25}.
Airports have changed since {9/11|2001-09-11}.
Envoys met on {March 4, 2019|2019-03-04}, in Tokyo.
Envoys met on {March the 4th, 2019|2019-03-04}.
Envoys met on {March fourth, 2019|2019-03-04}.
Envoys met on {4 March 2019|2019-03-04}.
Envoys met on {the 4th of March, 2019|2019-03-04}.
Envoys met on {the fourth of March 2019|2019-03-04}.
Signed on this {4th day of March|2024-03-04}.
ENVOYS MET ON {MARCH 21, 2019|2019-03-21}.
Envoys met on {March　２１, ２０１９|2019-03-21}.
Envoys met on {Sept. 4, 2019|2019-09-04} and {Feb 5, 2020|2020-02-05}.
Envoys met on {March 21 last year|2023-03-21}.
Envoys met on {21 March last year|2023-03-21}.
Envoys will meet on {March 21 next year|2025-03-21}.
Envoys met on {the twenty-first of March last year|2023-03-21}.
Envoys met on {March twenty-first|2024-03-21}.
Envoys met in {March of last year|2023-03}.
Envoys met in {March 2019|2019-03} and in {April of 2020|2020-04}.
Envoys met in {March '19|2019-03}.
Envoys met in {March ’98|1998-03}.
Envoys met in {March|2024-03}, after two tries.
Envoys met in {October|2023-10}, after two tries.
Envoys will meet in {October|2024-10}, it was agreed.
Envoys met on {12 May|2024-05-12}.
Envoys met on {12 November|2023-11-12}.
Envoys will meet on {12 November|2024-11-12}.
Envoys met on {Monday, May 13|2024-05-13}.
Envoys met on {Monday (May 13|2024-05-13}) as planned.
Envoys met on {Mon 13 May 2024|2024-05-13}.
Envoys met on {Tuesday 21 March|2023-03-21}.
Envoys stayed from {May 7 to 9|2024-05-07/2024-05-09}.
Envoys stayed from {7 to 9 May|2024-05-07/2024-05-09}.
Envoys stayed {7–9 May 2019|2019-05-07/2019-05-09}.
Envoys stayed {May 28 to June 3, 2019|2019-05-28/2019-06-03}.
Envoys stayed from {28 December to 3 January|2023-12-28/2024-01-03}.
Envoys stayed between {7 and 9 May|2024-05-07/2024-05-09}.
Envoys met on {May 7 and 8|2024-05-07/2024-05-08}.
Envoys stayed {May 7 to 9 last year|2023-05-07/2023-05-09}.
The survey ran from {March to May 2019|2019-03/2019-05}.
The survey ran in {March and April 2019|2019-03/2019-04}.
The survey ran from {November to January|2023-11/2024-01}.
The war of {1941-1945|1941/1945} was long.
In {1996/97|1996/1997} the fleet was sold.
The shipyards of {the 1970s|197X} are gone.
The shipyards of the '{70s|197X} and {the eighties|198X} are gone.
By {the mid-1990s|199X} the plant had closed.
Maps of {the 19th century|18XX} show it.
A {nineteenth-century|18XX} map shows it.
In {1956|1956} the two states signed.
The law dates from {fiscal 2019|2019} or {FY2020|2020}.
{The fiscal year 2021|2021} budget passed.
{Today|2024-05-16} the port is open, and {tonight|2024-05-16} it shuts.
{This morning|2024-05-16} the port opened; {earlier today|2024-05-16} it shut.
{Yesterday|2024-05-15} and {last night|2024-05-15} it rained.
The vote is {tomorrow|2024-05-17}.
The vote was {the day before yesterday|2024-05-14}.
Sales fell {the year before last|2022}; a vote comes {the week after next|2024-05-27/2024-06-02}.
The vote is {the day after tomorrow|2024-05-18}.
Sales fell {last year|2023}, {last month|2024-04} and {last week|2024-05-06/2024-05-12}.
Sales rose {this year|2024} and will rise {next year|2025}.
It opened {last March|2024-03}, not {last June|2023-06}.
It opens {next June|2024-06}.
It opens {this October|2024-10}.
It opened on {last Friday|2024-05-10} and shuts {next Friday|2024-05-17}.
It opened on {Monday|2024-05-13}.
It opens on {Monday|2024-05-20}, when it will be inspected.
It was opened {early Tuesday|2024-05-14}.
It opened on {Friday of last week|2024-05-10}.
It opens on {Tuesday next week|2024-05-21}.
It opened on {the 4th of last month|2024-04-04}.
It opened {three days ago|2024-05-13}.
It opened {two weeks ago|2024-04-29/2024-05-05}.
It opened {a month ago|2024-04} or {a year ago|2023}.
It opened {15 years ago|2009} and {a decade ago|201X}.
It opened {twenty-five years ago|1999}, not {forty-two days ago|2024-04-04}.
Mills of {the 1970's|197X} outlived those of {the late 1980's|198X}; {1970|1970}'s best was sold.
The stamp reads {31-12-1999|1999-12-31}.
It opened {Sun.|2024-05-12} or on {Sat|2024-05-11}; it opens {next Wed.|2024-05-22} and on {Mon|2024-05-20}, it says.
It opens {three days from now|2024-05-19} and shuts {a week from today|2024-05-20/2024-05-26}.
It opens {10 days hence|2024-05-26}.
It opened over {the weekend|2024-05-11/2024-05-12}.
It opens over {the weekend|2024-05-18/2024-05-19}, and will stay so.
It opened {last weekend|2024-05-11/2024-05-12}.
It will open in {the new year|2025}.
It will open by {year-end|2024}.
It expects a profit for {the full year|2024}.
It was due at {the end of the year|2024}.
It opened on {the 14th|2024-05-14}.
It opened on {the 18th|2024-04-18}, with speeches.
In {the spring of 1945|1945-21} fishing was good.
In {the winter of 1975-76|1975-24} ice came far south.
In {the summer of '69|1969-22} ice was far off.
In {winter|2023-24} no ferry sails.
The ferry stopped in {the autumn|2023-23}.
The ferry stopped {last summer|2023-22}.
The ferry will stop {next spring|2025-21}.
The ferry stopped in {autumn last year|2023-23}.
Catches fell in {the first quarter of 2019|2019-01/2019-03}.
Catches fell in {the first quarter|2024-01/2024-03}.
Catches fell in {Q3 2019|2019-07/2019-09} and {4Q 2019|2019-10/2019-12}.
Catches fell {last quarter|2024-01/2024-03}, or so it seems.
Catches fell in {the last quarter|2024-01/2024-03}.
Catches fell in {the second half of 2019|2019-07/2019-12}.
Nothing moved on {Christmas|2023-12-25}.
Nothing moved on {Christmas Eve 2019|2019-12-24}.
Nothing moved on {Good Friday|2024-03-29}.
Nothing moved on {Thanksgiving last year|2023-11-23}.
They sailed over {Easter weekend|2024-03-30/2024-03-31}.
They sail {next Christmas|2024-12-25}.
They sailed on {Northern Territories Day|2024-02-07}.
""",
    "2023-01-23": """
It was announced on {Monday|2023-01-23}.
{Last March|2022-03} one side left the talks.
{This March|2023-03} the talks may resume.
The talks were in {July|2022-07}.
The talks were on {December 28|2022-12-28}.
The talks were in {December|2022-12} and the vote in {January|2023-01}.
The talks are planned for {February|2023-02}.
The talks were held {last December|2022-12}.
The talks were held {last week|2023-01-16/2023-01-22}.
The talks were held {last year|2022}, and {the year before last|2021} too.
The talks were held in {winter|2022-24}.
The talks were held {last winter|2021-24}.
The talks were held {last autumn|2022-23}.
The talks were held in {the fourth quarter|2022-10/2022-12}.
The talks were held {last quarter|2022-10/2022-12}.
The talks were held on {New Year's Eve|2022-12-31}.
The talks were held on {New Year’s Day|2023-01-01}.
The talks are set for {May 7 to 9|2023-05-07/2023-05-09}.
The talks were held {a month earlier|2022-12}.
The talks will be held {this week|2023-01-23/2023-01-29} or {next week|2023-01-30/2023-02-05}.
The talks were held {two months ago|2022-11} and {two years ago|2021}.
The talks were held {a couple of days ago|2023-01-21}.
""",
    "": """
In {1956|1956} a declaration was signed; {the following year|1957} envoys were sent.
In {1956|1956} a declaration was signed; {that year|1956} envoys were sent.
In {1956|1956} a declaration was signed; {the previous year|1955} nothing was.
Troops landed on {28 August 1945|1945-08-28}; {the next day|1945-08-29} more came.
Troops landed on {28 August 1945|1945-08-28}; {the day before|1945-08-27}, they sailed.
Troops landed on {28 August 1945|1945-08-28}, {two days later|1945-08-30} on the next isle.
Troops landed on {28 August 1945|1945-08-28}; {10 days earlier|1945-08-18} they were in port.
Troops landed on {28 August 1945|1945-08-28} and again on {1 September|1945-09-01}.
Troops landed on {28 August 1945|1945-08-28} and {the following month|1945-09} they left.
Troops landed on {28 August 1945|1945-08-28}. {That night|1945-08-28} it was foggy.
Troops landed on {28 August 1945|1945-08-28}; {a week later|1945-09-03/1945-09-09} all was over.
A quake came on {31 December 1999|1999-12-31} and another {the next day|2000-01-01}.
A quake came on {28 February 2000|2000-02-28} and another {the next day|2000-02-29}.
A quake came in {October 1994|1994-10}; {three months later|1995-01} the school reopened.
A quake came in {October 1994|1994-10}; {a year later|1995} the school reopened.
Talks were held in {1998|1998} and in {November of that year|1998-11} again.
Talks were held in {1998|1998} and in {March the following year|1999-03} again.
Talks were held in {1998|1998} and in {the spring of the following year|1999-21} again.
Talks were held in {1998|1998}, and {that autumn|1998-23} again.
Talks were held in {1998|1998}, and {that December|1998-12} again.
Talks were held in {1998|1998}, and {the following March|1999-03} again.
Talks were held in {November 1998|1998-11}, at {the end of the year|1998} again.
Talks ended in {November 1998|1998-11}; {that same November 1998|1998-11} trade began.
Talks were held in {1998|1998}, {early in the decade|199X} again.
It was the coldest winter {of the century|?}.
It was drafted in {1855|1855}, late in the reign, and was the greatest map {of the century|18XX}.
Profit for {the first quarter of 2019|2019-01/2019-03} rose from {the year-earlier quarter|2018-01/2018-03}.
The record of {30 February 2019|?} is a slip.
The record of {February 29, 2023|?} is a slip.
The record of {February 29, 2024|2024-02-29} is none.
The record of {2023-02-30|?} is a slip, and so is {31 April 2020|?}.
It was {Last March|?} that talks ended, and on {Monday|?} they resumed.
Sales fell {last year|?}, in {October|?}, on {May 4|?}, {two weeks ago|?}, at {Easter|?} and in {the autumn|?}.
It opened {yesterday|?}; {the next day|?} it shut.
It is shut {today|?}, {tomorrow|?} and over {the weekend|?}.
It opened on {the 14th|?} and was busy {last night|?}.
It opened in {the second quarter|?} and on {May 7 to 9|?}.
""",
}

# Published on 2024-05-16: words and numbers that only look like dates.
DECOYS = """
Islanders may march on the port, the mayor said.
May I ask who marched? They march every morning.
April Smith met June Carter, and August Wilson said so.
Flight 1956 carried 2019 passengers under Resolution 1514.
Route 1945 is 1956 kilometers long and cost $2019.
He paid 1,945 yen for 2019 tons of crab.
UN resolution 2231 and article 1998 of the code.
At 72, he is the second oldest, in the second row.
The fall of the empire and the fall of Berlin.
It began half a year ago, or a quarter of a century ago, or a year and a half ago.
It meets on the first Monday of a month and on the last Friday of the month.
Easter Island is far; so is Christmas Island, and Christmas trees were sold.
Sun Microsystems and Mon Laferte; the last sun of a season.
Her number is 555-2019.
Prices fall and boats spring a leak.
The sun rose and they sat in the sun.
He wed her, and the monitor sat idle.
He was in his 80s and drove in the low 70s.
She is in her eighties.
The Su-27 and the Boeing 737 flew at 1945 feet.
Every Monday and each April they sail.
Call 03-1234-5678 or write to box 1945.
A 24/7 shop and a 50/50 chance, at 9:11 a.m.
They waited two days and three weeks.
Over the past year, in the first week, it rained.
The 100-year-old and the 10-day trip.
It scored 3-1 and 10-12.
Version 2.3.1 of 10.0.0.1 is out.
It is the 4th floor, the 14th man and the 2nd of three.
Tomorrowland and Yesterdays are songs.
The day before the vote and the week after the storm were calm.
Chapter 2019, page 1956, room 1945.
Some 1945 people, about 1956 tons, up to 2019 jobs.
A march in protest, a march of the people, a marching band.
Sat on a bench, they saw the mon. Sun rose. Wed to a banker, she left.
"""
