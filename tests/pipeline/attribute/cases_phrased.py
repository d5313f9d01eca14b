"""Phrases of view, headlines, tags, participles, contrast, transcripts: cases of test_bullets.py."""

CASES = """
## according to, in X's view
According to Ilse Dornan, the plan is dead.
  indirect | the plan is dead | According to | Ilse Dornan | Ilse Dornan
The plan is dead, according to Ilse Dornan.
  indirect | The plan is dead | according to | Ilse Dornan | Ilse Dornan
The plan, according to Ilse Dornan, is dead and buried.
  indirect | The plan / is dead and buried | according to | Ilse Dornan | Ilse Dornan
The plan is dead, according to Ilse Dornan, the head of the council.
  indirect | The plan is dead | according to | Ilse Dornan | Ilse Dornan
The plan is dead, according to Ilse Dornan, who leads the council.
  indirect | The plan is dead | according to | Ilse Dornan | Ilse Dornan
The plan is dead, per Ilse Dornan.
  indirect | The plan is dead | per | Ilse Dornan | Ilse Dornan
In Ilse Dornan’s view, the plan is dead.
  indirect | the plan is dead | In Ilse Dornan’s view | Ilse Dornan | Ilse Dornan
The plan is, in Ilse Dornan’s view, dead and buried for good.
  indirect | The plan is / dead and buried for good | in Ilse Dornan’s view | Ilse Dornan | Ilse Dornan
The plan is dead, in the view of Ilse Dornan.
  indirect | The plan is dead | in the view of | Ilse Dornan | Ilse Dornan
In the words of Ilse Dornan, the plan is “dead and buried”.
  mixed | the plan is “dead and buried” | In the words of | Ilse Dornan | Ilse Dornan
By Ilse Dornan’s account, the plan is dead.
  indirect | the plan is dead | By Ilse Dornan’s account | Ilse Dornan | Ilse Dornan
As Ilse Dornan put it, the plan is dead.
  indirect | the plan is dead | put it | Ilse Dornan | Ilse Dornan
The plan is dead, as Ilse Dornan put it.
  indirect | The plan is dead | put it | Ilse Dornan | Ilse Dornan
As Ilse Dornan said on Monday, the plan is dead.
  indirect | the plan is dead | said | Ilse Dornan | Ilse Dornan
The crowd cheered as Ilse Dornan spoke of peace.
  indirect | peace | spoke of | Ilse Dornan | Ilse Dornan
To Ilse Dornan, the plan is dead.
  ? "to X" is no phrase of view: it is a place and a listener far more often
  indirect | the plan is dead | To | Ilse Dornan | Ilse Dornan
## X's insistence that
Ilse Dornan’s insistence that the plan is dead angered the council.
  indirect | the plan is dead | insistence | Ilse Dornan | Ilse Dornan
Ilse Dornan’s warning that the plan would fail was ignored.
  indirect | the plan would fail | warning | Ilse Dornan | Ilse Dornan
The warning by Ilse Dornan that the plan would fail was ignored.
  indirect | the plan would fail | warning | Ilse Dornan | Ilse Dornan
## passive
Ilse Dornan was quoted as saying that the plan was dead.
  indirect | the plan was dead | saying | Ilse Dornan | Ilse Dornan
Ilse Dornan was quoted by the paper as saying the plan was “dead”.
  mixed | the plan was “dead” | saying | Ilse Dornan | Ilse Dornan
Ilse Dornan is reported to have said that the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
The Herald quoted Ilse Dornan as saying that the plan was dead.
  indirect | the plan was dead | saying | Ilse Dornan | Ilse Dornan
The plan was criticised by Ilse Dornan.
  indirect | The plan | criticised | Ilse Dornan | Ilse Dornan
## headlines
Ilse Dornan: The plan is dead and buried
  indirect | The plan is dead and buried | : | Ilse Dornan | Ilse Dornan
The plan is dead and buried: Ilse Dornan
  indirect | The plan is dead and buried | : | Ilse Dornan | Ilse Dornan
“The plan is dead” – Ilse Dornan
  direct | The plan is dead | – | Ilse Dornan | Ilse Dornan
Plan is dead, says Ilse Dornan
  indirect | Plan is dead | says | Ilse Dornan | Ilse Dornan
Plan is dead, Ilse Dornan says
  indirect | Plan is dead | says | Ilse Dornan | Ilse Dornan
There was one winner: Ilse Dornan
## tags: before, inside, behind, turned round
The plan is dead, Ilse Dornan said on Monday.
  indirect | The plan is dead | said | Ilse Dornan | Ilse Dornan
The plan is dead, said Ilse Dornan, the head of the council.
  indirect | The plan is dead | said | Ilse Dornan | Ilse Dornan
The plan, Ilse Dornan said, is dead and buried.
  indirect | The plan / is dead and buried | said | Ilse Dornan | Ilse Dornan
The plan is dead, Ilse Dornan told reporters.
  indirect | The plan is dead | told | Ilse Dornan | Ilse Dornan
The plan is dead, Ilse Dornan wrote in a letter on Monday.
  indirect | The plan is dead | wrote | Ilse Dornan | Ilse Dornan
“Is it dead?” asked Ilse Dornan.
  direct | Is it dead? | asked | Ilse Dornan | Ilse Dornan
Asked about the plan, Ilse Dornan said: “It is dead.”
  direct | It is dead. | said | Ilse Dornan | Ilse Dornan
Asked if the plan was dead, Ilse Dornan said it was.
  indirect | it was | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said no. “The plan is dead,” Otto Katz said.
  direct | The plan is dead, | said | Otto Katz | Otto Katz
## participles
Ilse Dornan left early, saying the plan was dead.
  indirect | the plan was dead | saying | Ilse Dornan | Ilse Dornan
Ilse Dornan attacked the council, adding that the plan was dead.
  indirect | the council | attacked | Ilse Dornan | Ilse Dornan
  indirect | the plan was dead | adding | Ilse Dornan | Ilse Dornan
“We want peace,” Ilse Dornan said, adding that the plan was dead.
  direct | We want peace, | said | Ilse Dornan | Ilse Dornan
  indirect | the plan was dead | adding | Ilse Dornan | Ilse Dornan
Saying the plan was dead, Ilse Dornan left.
  indirect | the plan was dead | Saying | Ilse Dornan | Ilse Dornan
Warning that time was short, Otto Katz urged a vote.
  ? the tagger takes "Warning" at the beginning for a noun
  indirect | time was short | Warning | Otto Katz | Otto Katz
  indirect | a vote | urged | Otto Katz | Otto Katz
Ilse Dornan – who said the plan was dead – left early.
  ? the tagger takes "left" after a dash for a participle, so the clause has no end
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
## contrast
Ilse Dornan said the plan was dead, while Otto Katz said it would survive.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
  indirect | it would survive | said | Otto Katz | Otto Katz
Ilse Dornan said the plan was dead, but Otto Katz insisted that it would survive.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
  indirect | it would survive | insisted | Otto Katz | Otto Katz
“The plan is dead,” Ilse Dornan said, and Otto Katz said “it will live on”.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
  direct | it will live on | said | Otto Katz | Otto Katz
“The plan is dead,” Ilse Dornan said. “No, it is not,” said Otto Katz.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
  direct | No, it is not, | said | Otto Katz | Otto Katz
Ilse Dornan said the plan was dead; Otto Katz said it was not.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
  indirect | it was not | said | Otto Katz | Otto Katz
## transcripts
ILSE DORNAN: The plan is dead.¶OTTO KATZ: It is not dead at all.¶ILSE DORNAN: It is dead.
  ? a name that only ever stands in capitals is nobody's
  direct | The plan is dead. | : | ILSE DORNAN | Ilse Dornan
  direct | It is not dead at all. | : | OTTO KATZ | Otto Katz
  direct | It is dead. | : | ILSE DORNAN | Ilse Dornan
Q: Is the plan dead?¶Ilse Dornan: It is dead.¶Q: Why is that?¶Ilse Dornan: Nobody wants it.
  direct | It is dead. | : | Ilse Dornan | Ilse Dornan
  direct | Nobody wants it. | : | Ilse Dornan | Ilse Dornan
## voices
Ilse Dornan said the plan was “dead and buried”.
  mixed | the plan was “dead and buried” | said | Ilse Dornan | Ilse Dornan
The plan is “dead and buried”, Ilse Dornan said.
  mixed | The plan is “dead and buried” | said | Ilse Dornan | Ilse Dornan
Ilse Dornan called the plan “a disgrace”.
  mixed | the plan “a disgrace” | called | Ilse Dornan | Ilse Dornan
The report, Ilse Dornan said, “is a disgrace to all of us.”
  direct | is a disgrace to all of us. | said | Ilse Dornan | Ilse Dornan
Ilse Dornan welcomed the plan as “a good start”.
  mixed | the plan as “a good start” | welcomed | Ilse Dornan | Ilse Dornan
“Nobody knows who wrote this line here.”
  direct | Nobody knows who wrote this line here. | - | - | -
"""
