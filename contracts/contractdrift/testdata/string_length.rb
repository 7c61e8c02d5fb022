class Slug
  # @pre `slug.length <= 10`  # want contract-drift slug @warning
  def call(slug)
    raise ArgumentError, "slug" if slug.length > 20
    Page.create!(slug: slug)
  end
end
