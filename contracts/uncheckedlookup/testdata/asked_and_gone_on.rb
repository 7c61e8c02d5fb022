class RenameCity
  def call(slug)
    city = City.find_by(slug: slug) # want unchecked-lookup city @hint
    Rails.logger.warn("no city") if city.nil?
    city.update!(renamed: true)
  end

  def left(slug)
    city = City.find_by(slug: slug)
    if city.nil?
      Rails.logger.warn("no city")
      return
    end
    city.update!(renamed: true)
  end
end
