"""The vocabulary of the captions."""

ONE: dict[str, tuple[str, ...]] = {
    "man": ("man", "man", "guy", "person", "gentleman"),
    "woman": ("woman", "woman", "lady", "person", "young woman"),
    "boy": ("boy", "young boy", "child", "kid"),
    "girl": ("girl", "little girl", "child", "kid"),
    "2": ("bike", "bicycle"),
    "3": ("car", "car", "vehicle", "automobile"),
    "3 sedan": ("car", "sedan"),
    "3 hatch": ("car", "hatchback", "compact car"),
    "3 wagon": ("car", "SUV", "station wagon"),
    "4": ("motorcycle", "motorbike", "motor bike"),
    "4 scooter": ("scooter", "moped", "motor scooter"),
    "5": ("airplane", "plane", "jet", "passenger jet", "airliner"),
    "5 prop": ("plane", "small plane", "propeller plane", "light aircraft"),
    "6": ("bus", "bus", "city bus", "passenger bus"),
    "6 double": ("double decker bus", "double decker", "two story bus"),
    "7": ("train", "train", "passenger train", "commuter train"),
    "7 steam": ("train", "steam engine", "steam train", "locomotive"),
    "8": ("truck",),
    "8 box": ("truck", "delivery truck", "box truck", "moving truck"),
    "8 tipper": ("truck", "dump truck", "work truck"),
    "8 pickup": ("pickup truck", "pickup", "truck"),
    "9": ("boat",),
    "9 sail": ("sailboat", "sail boat", "boat"),
    "9 motor": ("boat", "motor boat", "yacht", "speed boat"),
    "9 row": ("row boat", "canoe", "small boat", "boat"),
    "9 ship": ("ship", "cruise ship", "ferry", "big boat"),
    "10": ("traffic light", "stop light", "traffic signal", "street light"),
    "11": ("fire hydrant", "hydrant"),
    "13": ("stop sign", "stop sign", "octagonal sign"),
    "14": ("parking meter", "parking meter", "meter"),
    "15": ("bench", "bench", "wooden bench"),
    "15 stone": ("bench", "stone bench", "concrete bench"),
    "16": ("bird", "bird", "small bird", "pigeon"),
    "16 fly": ("bird", "seagull", "gull"),
    "16 duck": ("duck", "bird", "mallard"),
    "17": ("cat", "cat", "kitten", "kitty"),
    "18": ("dog", "dog", "puppy", "hound"),
    "19": ("horse", "horse", "pony"),
}
"""Nouns by label, or by label and style; people by who they are."""

BROAD: dict[str, tuple[str, ...]] = {
    "2": ("vehicle", "ride"),
    "3": ("vehicle",),
    "4": ("vehicle", "ride"),
    "6": ("big vehicle",),
    "8": ("big vehicle", "vehicle"),
    "7": ("long vehicle",),
    "9": ("vessel",),
    "5": ("aircraft",),
    "10": ("signal", "pole"),
    "11": ("metal thing",),
    "14": ("post", "metal thing"),
    "15": ("seat",),
    "16": ("animal",),
    "17": ("pet", "animal"),
    "18": ("pet", "animal"),
    "19": ("animal", "big animal"),
}
"""What a hasty writer calls a thing."""

COUNTS: dict[int, tuple[str, ...]] = {
    2: ("two", "two", "a couple of", "a pair of"),
    3: ("three", "three", "some", "several"),
    4: ("four", "several", "a group of"),
}
SIZES: tuple[str, ...] = ("small", "large", "nice", "old", "shiny", "lone", "bright")

DOING: dict[str, tuple[str, ...]] = {
    "1 stand": ("standing", "posing for a picture", "waiting", "looking around"),
    "1 walk": ("walking", "strolling", "walking along", "out for a walk"),
    "1 run": ("running", "jogging", "running fast"),
    "1 wave": ("waving", "raising a hand", "waving at the camera"),
    "1 throw": ("throwing a frisbee", "playing catch", "stretching out both arms"),
    "1 sit": ("sitting on a couch", "relaxing on a sofa", "watching TV", "resting on the couch"),
    "2": ("parked", "leaning", "standing", "left alone"),
    "3": ("parked", "driving", "sitting", "stopped", "waiting"),
    "4": ("parked", "sitting", "standing"),
    "5": ("parked", "sitting", "waiting to take off", "getting ready to board"),
    "5 air": ("flying", "soaring", "taking off", "coming in for a landing"),
    "6": ("stopped", "driving", "pulling up", "parked", "making a stop"),
    "7": ("stopped", "pulling in", "traveling", "passing by", "rolling"),
    "8": ("parked", "driving", "hauling a load", "sitting"),
    "9": ("floating", "sailing", "moored", "docked", "drifting"),
    "10": ("hanging", "standing", "showing the way"),
    "11": ("standing", "sitting", "sticking out"),
    "13": ("standing", "posted", "planted"),
    "14": ("standing", "waiting for coins", "posted"),
    "15": ("sitting empty", "standing", "waiting for somebody"),
    "16 perch": ("standing", "perched", "looking for food"),
    "16 duck": ("swimming", "floating", "paddling"),
    "16 fly": ("flying", "gliding", "spreading its wings"),
    "17 sit": ("sitting", "looking at the camera", "staring"),
    "17 lie": ("lying down", "sleeping", "curled up", "taking a nap"),
    "17 walk": ("walking", "standing", "prowling"),
    "18 stand": ("standing", "waiting", "wagging its tail"),
    "18 sit": ("sitting", "waiting for a treat", "being good"),
    "18 run": ("running", "playing", "chasing a ball"),
    "19 stand": ("standing", "resting"),
    "19 saddle": ("standing", "waiting for a rider"),
    "19 run": ("running", "galloping", "trotting"),
    "19 graze": ("grazing", "eating grass"),
}
"""What a thing does, by label and style, or by label alone."""

RIDING: dict[str, tuple[str, ...]] = {
    "2": (
        "{who} riding {it}",
        "{who} rides {it}",
        "{who} on {it}",
        "{who} pedaling {it}",
        "a cyclist going by",
    ),
    "4": ("{who} riding {it}", "{who} rides {it}", "{who} sitting on {it}", "a biker on {it}"),
    "19": (
        "{who} riding {it}",
        "{who} rides {it}",
        "{who} on the back of {it}",
        "a rider on horseback",
    ),
    "15": (
        "{who} sitting on {it}",
        "{who} sits on {it}",
        "{who} resting on {it}",
        "{who} taking a break on {it}",
    ),
}

VAGUE: dict[str, tuple[str, ...]] = {
    "street": (
        "A view down a street in the city.",
        "A quiet morning downtown.",
        "Some traffic on the road.",
        "The buildings are next to the street.",
        "It is hard to see much from here.",
    ),
    "park": (
        "A sunny afternoon outdoors.",
        "There is a lot of green grass here.",
        "A nice day at the park.",
        "Trees stand around an open lawn.",
    ),
    "water": (
        "The water is very calm today.",
        "A view over the bay.",
        "Waves and a wide horizon.",
        "A lovely scene by the water.",
    ),
    "airfield": (
        "A view through the window of a terminal.",
        "Gray concrete and a control tower.",
        "Waiting for the next departure.",
    ),
    "sky": (
        "Clouds drift over the tree tops.",
        "Something is up there in the sky.",
        "Looking up at the sky.",
    ),
    "rails": (
        "Tracks lead out of the picture.",
        "Waiting for the next departure.",
        "A view across the rails.",
    ),
    "country": (
        "A peaceful scene in the country.",
        "Hills in the distance behind a meadow.",
        "A fence runs along the field.",
    ),
    "room": (
        "A cozy living room with a rug.",
        "A couch and a lamp in a room.",
        "A quiet evening at home.",
        "The window lets in some light.",
    ),
}
SLOTS: dict[str, tuple[str, ...]] = {
    "water": ("on the water", "in the water", "near the shore", "on calm water"),
    "air": ("in the sky", "overhead", "through the air", "high above"),
    "sofa": ("on a couch", "in a living room", "on the sofa"),
}
"""Where things are whose slot says more than the place does."""
SCENERY: dict[str, str] = {
    "street": "street",
    "pavement": "street",
    "park": "park",
    "pond": "water",
    "harbour": "water",
    "beach": "water",
    "airfield": "airfield",
    "sky": "sky",
    "station": "rails",
    "field_track": "rails",
    "countryside": "country",
    "lane": "country",
    "room": "room",
}

LETTERING: dict[str, tuple[str, ...]] = {
    "1": (
        'wearing a shirt that says "{}"',
        'under a banner that reads "{}"',
        'holding a sign that says "{}"',
    ),
    "6": ('with "{}" on the front', 'that says "{}" on its side', 'with a sign that reads "{}"'),
    "7": ('with "{}" painted on it', 'with the name "{}" on its side'),
    "8": ('with the words "{}" on the side', 'that says "{}"', 'marked "{}"'),
    "9": ('named "{}"', 'with the name "{}" on it', 'called "{}"'),
    "13": ('that says "{}"', 'that reads "{}"', 'with "{}" written on it'),
    "shop": ('in front of a shop called "{}"', 'by a store with "{}" over its door'),
    "sign": ('near a sign that reads "{}"', 'by a poster that says "{}"'),
}
WRITTEN: dict[str, tuple[str, ...]] = {
    "1": ("Peace", "Go Team", "Happy Birthday", "I love naps", "Free hugs", "Run, Anna, run!"),
    "6": ("Route 9", "City Center", "Not in service", "School Bus", "Out of Service, sorry"),
    "7": ("Coastline", "Northern Star", "Valley Express"),
    "8": ("Fresh Fish", "Bob's Movers", "Fast & Fair", "Milk, Eggs, Cheese"),
    "9": ("Maria", "Sea Breeze", "Second Wind", "Old Tom"),
    "13": ("stop", "Stop", "stop, all ways", "STOP right here"),
    "shop": ("Rosie's", "Cafe", "Bread & Butter", "Nails, Hair, Smiles"),
    "sign": ("Welcome", "No parking", "Slow down, kids at play", "Keep out", "This way"),
}
SETTINGS: dict[str, tuple[str, ...]] = {
    "day": ("on a sunny day", "during the day", "on a clear day"),
    "dusk": ("at sunset", "in the evening", "at dusk"),
    "overcast": ("on a cloudy day", "on a gray day", "under a gray sky"),
    "indoors": ("inside", "indoors"),
}
