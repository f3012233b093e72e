"""Articles for tests, in our own words, about invented people."""

HARBOR = """The quarrel over the night ferry and its crews flared up again this week, after sharp words between Port Albion Harbour Master \
Edwin Calloway and Acting Coast Director Martin Osgood.

Calloway, who has been a steady critic of the ferry patrols, joined former customs inspector Farid in condemning the boarding of a \
fishing boat in the outer bay.
Farid, who has faced past accusations of pocketing harbour fees, repeated his view in an interview with Channel Nine, asking for \
clearer rules on the water.
Calloway’s remarks, however, have met with anger inside the coast service.
In that interview, he described the patrols’ manners as rough and needless, stating, ‘Folks are worn out by these crews coming up the \
river, lights off — every one of the lights off — and frightening the life out of everybody.’ His words, while shared by some of the \
skippers, were called unhelpful by others.

Transport Secretary Hugo Lindqvist, who has used much the same words about the patrols, has not publicly endorsed Calloway’s plan.
Osgood, in an answer on Bay Radio, accused Calloway of setting crews at odds. ‘Whenever you turn one boat against another boat, you \
don’t get a safer river,’ he said, rounding on Calloway’s complaint.
The Acting Coast Director’s words came as a reply to Calloway’s claim that the boats’ night runs were splitting up the waterfront. \
‘Go on.
Come [out] and board my boats and see how that ends,’ Osgood added, a threat that showed how raw things have become.

The quarrel has also reached Premier Dunmore’s river envoy, Tobias Hale, who has asked both sides to lower their voices.
Speaking to Dr.
Winifred, Hale asked for calm, saying, ‘I’m pleading.
Put the hard words away.
In my time, I’ve carried home deckhands, I’ve carried home pilots, and the worst thing I’ve ever had to do is bring a wet coat to a \
mother or a brother.’ His plea turned to the crews themselves, as he emphasized, ‘I don’t want one more name on that wall.
Not one.
Not even the ones who cursed me.
I don’t want one more name on that wall.’
Calloway’s remarks have had a price at home.

While he was comfortably returned by the harbour’s voters last year, his term has been an uneasy one.
In 2022, he faced a possible recall over rules linked to a rise in collisions.
Although he was not accused of breaking any law, councillors argued he should step down for failing to post night watches.
The quarrel between Calloway and the coast service shows a wider split over who keeps the river.
"""
