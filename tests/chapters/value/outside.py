"""Numbers from outside that the chapter on the value of networks tells, each with the row of data it comes from."""

from prose import told


def offer_for_a_user():
    offer, users = (
        float(told("quoted_numbers", metric=name)())
        for name in ("whatsapp_offer", "whatsapp_users_offer")
    )
    return f"{1000 * offer / users:.0f}"


def booked_for_a_user():
    """Dollars that the accountants booked for each user, in words as the text has them."""
    booked, users = (
        float(told("quoted_numbers", metric=name)())
        for name in ("whatsapp_users_booked", "whatsapp_users_closing")
    )
    return {3: "three"}[round(1000 * booked / users)]


def since_2013(metric):
    """Per cent by which one of KakaoTalk's counts changed from the end of 2013 to that of 2020."""

    def change():
        before, after = (
            float(told("users_counted", service="KakaoTalk", metric=metric, date=date)())
            for date in ("2013-12", "2020-12")
        )
        return f"{100 * abs(after / before - 1):.1f}"

    return change


OUTSIDE = [
    ("<strong>{} dollars</strong> is what Facebook offered", offer_for_a_user),
    (
        "with {} million users and {} employees, for {} billion dollars",
        told("quoted_numbers", metric="whatsapp_users_offer"),
        told("quoted_numbers", metric="whatsapp_staff"),
        told("quoted_numbers", metric="whatsapp_offer"),
    ),
    (
        "had taken in {} million dollars, less than three cents for each user at the year's end, and had lost {} million",
        told("quoted_numbers", metric="whatsapp_revenue"),
        told("quoted_numbers", metric="whatsapp_loss"),
    ),
    (
        "WhatsApp had {} million users at the end of 2013",
        told("quoted_numbers", metric="whatsapp_users_2013"),
    ),
    (
        "counted {} billion friendships among {} billion users",
        told("quoted_numbers", metric="facebook_friendships"),
        told("quoted_numbers", metric="facebook_users_2012"),
    ),
    (
        "brought in {} dollars, one in Asia and the Pacific {}",
        told("quoted_numbers", metric="facebook_user_america"),
        told("quoted_numbers", metric="facebook_user_asia"),
    ),
    (
        "about {}: at the closing they booked {} billion dollars for the users, [{} million by August](https://blog.dashburst.com/whatsapp-600-million-active-users/), and {} billion as goodwill",
        booked_for_a_user,
        told("quoted_numbers", metric="whatsapp_users_booked"),
        told("quoted_numbers", metric="whatsapp_users_closing"),
        told("quoted_numbers", metric="whatsapp_goodwill"),
    ),
    (
        "wanted about {} dollars to do without it",
        told("quoted_numbers", metric="facebook_month_without"),
    ),
    (
        "monthly users grew by {} % in Korea and fell by {} % abroad",
        since_2013("monthly_users_korea"),
        since_2013("monthly_users_abroad"),
    ),
    (
        "for {} million dollars in 2005; its users in the United States fell from {} million in 2008 to {} million in May 2011, and it was sold for {} million dollars",
        told("quoted_numbers", metric="myspace_bought"),
        told("quoted_numbers", metric="myspace_users_2008"),
        told("quoted_numbers", metric="myspace_users_2011"),
        told("quoted_numbers", metric="myspace_sold"),
    ),
]
