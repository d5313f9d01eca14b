"""Quotations and reported speech, and what is none: cases of test_bullets.py."""

CASES = """
## direct: every kind of mark
“The plan is dead,” Ilse Dornan said.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
"The plan is dead," Ilse Dornan said.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
«The plan is dead», Ilse Dornan said.
  direct | The plan is dead | said | Ilse Dornan | Ilse Dornan
„The plan is dead“, Ilse Dornan said.
  direct | The plan is dead | said | Ilse Dornan | Ilse Dornan
‘The plan is dead,’ Ilse Dornan said.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
'The plan is dead,' Ilse Dornan said.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
''The plan is dead,'' Ilse Dornan said.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
“The plan is dead” – Ilse Dornan said.
  direct | The plan is dead | said | Ilse Dornan | Ilse Dornan
“The plan is dead!” Ilse Dornan shouted.
  direct | The plan is dead! | shouted | Ilse Dornan | Ilse Dornan
Ilse Dornan said: “The plan is dead.”
  direct | The plan is dead. | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said, “The plan is dead.”
  direct | The plan is dead. | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said "the plan is dead".
  direct | the plan is dead | said | Ilse Dornan | Ilse Dornan
## direct: split by its cue
“The plan,” Ilse Dornan said, “is dead.”
  direct | The plan, / is dead. | said | Ilse Dornan | Ilse Dornan
“The plan is dead,” Ilse Dornan told reporters on Monday, “and it never worked.”
  direct | The plan is dead, / and it never worked. | told | Ilse Dornan | Ilse Dornan
“The plan is dead,” Ilse Dornan said; “nobody wants it.”
  direct | The plan is dead, / nobody wants it. | said | Ilse Dornan | Ilse Dornan
"The plan," said Ilse Dornan, "is dead."
  direct | The plan, / is dead. | said | Ilse Dornan | Ilse Dornan
“The plan is dead,” said Ilse Dornan. “It always was.”
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
  direct | It always was. | - | Ilse Dornan | Ilse Dornan
## direct: the cue only at the end
“The plan is dead. Nobody wants it. We will not bring it back,” Ilse Dornan said.
  direct | The plan is dead. Nobody wants it. We will not bring it back, | said | Ilse Dornan | Ilse Dornan
“Is the plan dead? It is. It always was,” said Ilse Dornan, a former judge.
  direct | Is the plan dead? It is. It always was, | said | Ilse Dornan | Ilse Dornan
“The plan is dead,” Ilse Dornan, the head of the council, said.
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
## direct: several sentences
Ilse Dornan said: “The plan is dead. Nobody wants it. It will not come back.”
  direct | The plan is dead. Nobody wants it. It will not come back. | said | Ilse Dornan | Ilse Dornan
“The plan is dead,” Ilse Dornan said. “Nobody wants it. It will not come back.”
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
  direct | Nobody wants it. It will not come back. | - | Ilse Dornan | Ilse Dornan
Ilse Dornan was blunt. “The plan is dead and gone,” she said. “Nobody wants it now.”
  direct | The plan is dead and gone, | said | she | Ilse Dornan
  direct | Nobody wants it now. | - | she | Ilse Dornan
## direct: paragraphs that reopen
Ilse Dornan said: “The plan is dead.¶“Nobody wants it.”
  direct | The plan is dead. / Nobody wants it. | said | Ilse Dornan | Ilse Dornan
“The plan is dead,” Ilse Dornan said. “Nobody wants it.¶“It will not come back.”
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
  direct | Nobody wants it. / It will not come back. | - | Ilse Dornan | Ilse Dornan
Ilse Dornan said: “The plan is dead.¶“Nobody wants it.¶“It will not come back.”
  direct | The plan is dead. / Nobody wants it. / It will not come back. | said | Ilse Dornan | Ilse Dornan
## direct: quotations in quotations
“He told me, ‘I am done with it,’ and left,” Ilse Dornan said.
  direct | He told me, ‘I am done with it,’ and left, | said | Ilse Dornan | Ilse Dornan
  direct | I am done with it, | told | He | -
“My brother said ‘never again’ that day,” Ilse Dornan said.
  direct | My brother said ‘never again’ that day, | said | Ilse Dornan | Ilse Dornan
  direct | never again | said | brother | brother (unnamed)
Ilse Dornan said: “Otto Katz told us, ‘The plan is dead,’ and nobody spoke.”
  direct | Otto Katz told us, ‘The plan is dead,’ and nobody spoke. | said | Ilse Dornan | Ilse Dornan
  direct | The plan is dead, | told | Katz | Otto Katz
Ilse Dornan said: "Otto Katz told us, 'The plan is dead,' and nobody spoke."
  direct | Otto Katz told us, 'The plan is dead,' and nobody spoke. | said | Ilse Dornan | Ilse Dornan
  direct | The plan is dead, | told | Katz | Otto Katz
“The crowd shouted “no more war” all night,” Ilse Dornan said.
  direct | The crowd shouted “no more war” all night, | said | Ilse Dornan | Ilse Dornan
  direct | no more war | shouted | crowd | -
## direct: marks that do not balance
The plan is dead,” Ilse Dornan said.
  indirect | The plan is dead | said | Ilse Dornan | Ilse Dornan
“The plan is dead, Ilse Dornan said.
  ? a mark that never closes takes the tag into the quotation
  direct | The plan is dead, | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said: “The plan is dead.
  direct | The plan is dead. | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said: ““The plan is dead.”
  direct | “The plan is dead. | said | Ilse Dornan | Ilse Dornan
“ ” ” “ Ilse Dornan said “ ”.
  direct | Ilse Dornan said “ ”. | - | - | -
## no speech: scare quotes and titles
The “safe zone” was empty.
The so-called “peace plan” failed in May.
Ilse Dornan wrote the book “A Long Walk Home” in May.
He read “War and Peace in Our Time” on the way.
The film “The Last Minister” opened on Friday.
A 6" pipe and a 7" pipe burst.
Rock ’n’ roll and the ’90s are back.
Ilse Dornan met the people’s envoys’ aides.
## indirect: cues
Ilse Dornan said the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said that the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
Ilse Dornan told reporters that the plan was dead.
  indirect | the plan was dead | told | Ilse Dornan | Ilse Dornan
Ilse Dornan told Otto Katz the plan was dead.
  indirect | the plan was dead | told | Ilse Dornan | Ilse Dornan
Ilse Dornan denied on Monday that the plan was dead.
  indirect | the plan was dead | denied | Ilse Dornan | Ilse Dornan
Ilse Dornan said in a statement on Monday that the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
In a statement, Ilse Dornan said the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
Ilse Dornan accused the council of lying.
  indirect | the council of lying | accused | Ilse Dornan | Ilse Dornan
Ilse Dornan urged the council to vote again.
  indirect | the council to vote again | urged | Ilse Dornan | Ilse Dornan
Ilse Dornan called for a new vote.
  indirect | a new vote | called for | Ilse Dornan | Ilse Dornan
Ilse Dornan asked whether the plan was dead.
  indirect | whether the plan was dead | asked | Ilse Dornan | Ilse Dornan
Ilse Dornan thinks the plan is dead.
  indirect | the plan is dead | thinks | Ilse Dornan | Ilse Dornan
Ilse Dornan fears that the plan will fail.
  indirect | the plan will fail | fears | Ilse Dornan | Ilse Dornan
Ilse Dornan expressed hope that the plan would work.
  indirect | hope that the plan would work | expressed | Ilse Dornan | Ilse Dornan
Ilse Dornan made clear that the plan was dead.
  indirect | the plan was dead | made clear | Ilse Dornan | Ilse Dornan
Ilse Dornan pointed out that the plan was dead.
  indirect | the plan was dead | pointed out | Ilse Dornan | Ilse Dornan
Ilse Dornan has said the plan is dead.
  indirect | the plan is dead | said | Ilse Dornan | Ilse Dornan
Ilse Dornan would later say that the plan was dead.
  indirect | the plan was dead | say | Ilse Dornan | Ilse Dornan
Ilse Dornan, meanwhile, said the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
Ilse Dornan, who leads the council, said the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
It was Ilse Dornan who said that the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
Otto Katz was told by Ilse Dornan that the plan was dead.
  indirect | the plan was dead | told | Ilse Dornan | Ilse Dornan
Ilse Dornan spoke. She said the plan was dead.
  indirect | the plan was dead | said | She | Ilse Dornan
Two officials said the plan was dead.
  indirect | the plan was dead | said | Two officials | official (unnamed)
Ilse Dornan and Otto Katz said the plan was dead.
  indirect | the plan was dead | said | Ilse Dornan | Ilse Dornan
  indirect | the plan was dead | said | Otto Katz | Otto Katz
It is said that the plan is dead.
Ilse Dornan replied on Twitter: “The plan is dead.”
  direct | The plan is dead. | replied | Ilse Dornan | Ilse Dornan
Ilse Dornan declared:¶“The plan is dead. It is over.”
  direct | The plan is dead. It is over. | declared | Ilse Dornan | Ilse Dornan
Ilse Dornan issued the following statement:¶“The plan is dead. It is over.”
  direct | The plan is dead. It is over. | - | Ilse Dornan | Ilse Dornan
Ilse Dornan said the plan would return – an idea nobody shares.
  indirect | the plan would return | said | Ilse Dornan | Ilse Dornan
Ilse Dornan said the plan is dead and addressed the council.
  indirect | the plan is dead | said | Ilse Dornan | Ilse Dornan
Ilse Dornan pledged not to send a letter.
  indirect | not to send a letter | pledged | Ilse Dornan | Ilse Dornan
Ilse Dornan, who was tired, called on the council to vote.
  indirect | the council to vote | called on | Ilse Dornan | Ilse Dornan
Ilse Dornan was claiming that the plan would fail.
  indirect | the plan would fail | claiming | Ilse Dornan | Ilse Dornan
Ilse Dornan warned of a new storm.
  indirect | of a new storm | warned | Ilse Dornan | Ilse Dornan
Ilse Dornan warned the council against signing.
  indirect | the council against signing | warned | Ilse Dornan | Ilse Dornan
“The plan,” Ilse Dornan said, “is dead. It will stay so,” Dornan added.
  direct | The plan, / is dead. It will stay so, | said | Ilse Dornan | Ilse Dornan
Ilse Dornan promised “great changes” if the plan passed.
  mixed | “great changes” if the plan passed | promised | Ilse Dornan | Ilse Dornan
The violence ended the plan and casualties suggested that it was dead.
"""
