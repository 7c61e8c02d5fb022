class CreateUser < Actor
  input :email, type: String
  input :name, type: String
  input :admin, type: "Boolean", default: false

  def call
    User.create!(email: email, name: name, admin: admin)
  end
end

class Signup
  def call(address)
    CreateUser.call(emial: address, name: "x") # want input-mismatch emial @warning
    CreateUser.call(email: address) # want input-mismatch name
    CreateUser.call(email: address, name: "x")
    CreateUser.call(email: address, name: "x", admin: true)
    CreateUser.result(email: address, name: "x", admim: true) # want input-mismatch admim
  end
end

class Rename < ActiveInteraction::Base
  string :name
  integer :age, default: nil

  def execute = name
end

class Renamer
  def call
    Rename.run(nam: "x") # want input-mismatch nam
    Rename.run!(name: "x", age: 3)
  end
end
