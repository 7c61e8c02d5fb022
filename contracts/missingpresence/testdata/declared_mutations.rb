class CreateUser < Mutations::Command
  required do
    string :email, max_length: 80
    integer :age, min: 18
    string :code, nils: true
    model :team
  end

  optional do
    string :nick
  end

  def execute
    team.users.create!(email: email.strip, age: age + 1, code: code&.strip, nick: nick&.strip)
    team.touch if nick_present?
  end
end
