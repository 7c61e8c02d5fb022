class Listings
  def author(community, id)
    listing = community.listings.find(id)
    raise Gone if listing.deleted?

    return if listing && listing.author

    listing
  end
end
