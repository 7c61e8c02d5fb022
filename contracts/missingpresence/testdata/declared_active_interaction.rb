class UpdateBio < ActiveInteraction::Base
  object :profile, class: Profile
  string :bio, :motto
  integer :age, default: 18
  string :nick, default: nil
  string :city, default: nil

  validates :city, presence: true

  def execute
    profile.update!(bio: bio.strip, motto: motto.strip, age: age + 1, nick: nick&.strip, city: city.strip)
  end
end
